/// Characters written by name or number: `&amp;`, `&#233;`, `&#x2014;`
enum MarkupEntity {
    static func span(at ahead: Lookahead) throws(Lookahead.RunsOut) -> MarkupSpan? {
        var name = ""
        var length = 1
        while length < 12, let next = try ahead.peek(length), next.value < 0x80, next.isSpeakable || next == "#" {
            name.unicodeScalars.append(next)
            length += 1
        }
        guard !name.isEmpty, try ahead.peek(length) == ";", let scalar = scalar(name) else { return nil }
        return MarkupSpan(kind: .entity(scalar), length: length + 1)
    }

    private static func scalar(_ name: String) -> Unicode.Scalar? {
        guard name.hasPrefix("#") else { return named[name] }
        let digits = name.dropFirst()
        let isHexadecimal = digits.first == "x" || digits.first == "X"
        let value = isHexadecimal ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
        return value.flatMap { Unicode.Scalar($0) }
    }

    private static let named: [String: Unicode.Scalar] = {
        var named: [String: Unicode.Scalar] = [
            "amp": "&", "nbsp": " ", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "mdash": "—", "ndash": "–",
            "hellip": "…", "ensp": " ", "emsp": " ", "thinsp": " ", "shy": "\u{AD}", "zwj": "\u{200D}",
            "zwnj": "\u{200C}", "lrm": "\u{200E}", "rlm": "\u{200F}", "lsquo": "‘", "rsquo": "’", "sbquo": "‚",
            "ldquo": "“", "rdquo": "”", "bdquo": "„", "laquo": "«", "raquo": "»", "lsaquo": "‹", "rsaquo": "›",
            "bull": "•", "middot": "·", "copy": "©", "reg": "®", "trade": "™", "deg": "°", "plusmn": "±",
            "times": "×", "divide": "÷", "minus": "−", "ne": "≠", "le": "≤", "ge": "≥", "asymp": "≈", "sup1": "¹",
            "sup2": "²", "sup3": "³", "frac12": "½", "frac14": "¼", "frac34": "¾", "euro": "€", "pound": "£",
            "yen": "¥", "cent": "¢", "sect": "§", "para": "¶", "larr": "←", "rarr": "→", "rArr": "⇒", "infin": "∞",
            "radic": "√", "micro": "µ", "permil": "‰", "szlig": "ß", "AElig": "Æ", "aelig": "æ", "OElig": "Œ",
            "oelig": "œ", "Oslash": "Ø", "oslash": "ø", "Aring": "Å", "aring": "å", "Ccedil": "Ç", "ccedil": "ç",
            "Ntilde": "Ñ", "ntilde": "ñ", "iexcl": "¡", "iquest": "¿", "dollar": "$", "percnt": "%", "num": "#",
            "ast": "*", "lowbar": "_", "lbrack": "[", "rbrack": "]", "lpar": "(", "rpar": ")", "excl": "!",
            "comma": ",", "period": ".", "colon": ":", "semi": ";", "quest": "?", "sol": "/", "plus": "+",
            "equals": "=", "commat": "@", "hyphen": "-", "dash": "‐", "Tab": " ", "NewLine": "\n", "heartsuit": "♥",
        ]
        // "&eacute;" is its base letter with a mark: grave, acute, and so on.
        let marks: [(String, UInt32)] = [("grave", 0), ("acute", 1), ("circ", 2), ("tilde", 3), ("uml", 4)]
        let blocks: [(Character, UInt32, [UInt32])] = [
            ("A", 0xC0, [0, 1, 2, 3, 4]), ("E", 0xC8, [0, 1, 2, 2, 3]), ("I", 0xCC, [0, 1, 2, 2, 3]),
            ("O", 0xD2, [0, 1, 2, 3, 4]), ("U", 0xD9, [0, 1, 2, 2, 3]),
        ]
        for (letter, first, places) in blocks {
            for (mark, number) in marks {
                guard mark != "tilde" || letter == "A" || letter == "O",
                    let capital = Unicode.Scalar(first + places[Int(number)]),
                    let small = Unicode.Scalar(first + places[Int(number)] + 0x20)
                else { continue }
                named["\(letter)\(mark)"] = capital
                named["\(letter.lowercased())\(mark)"] = small
            }
        }
        for (number, name) in GreekLetter.names.enumerated() where !name.isEmpty {
            named[name] = Unicode.Scalar(0x3B1 + UInt32(number))
            named[name.prefix(1).uppercased() + name.dropFirst()] = Unicode.Scalar(0x391 + UInt32(number))
        }
        return named
    }()
}

/// Greek letters by the names they have in formulas.
enum GreekLetter {
    /// In the order of the alphabet from alpha on; the seventeenth place is the final sigma.
    static let names = [
        "alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "iota", "kappa", "lambda", "mu", "nu",
        "xi", "omicron", "pi", "rho", "sigma", "sigma", "tau", "upsilon", "phi", "chi", "psi", "omega",
    ]

    /// The name of a letter of the Greek script without marks; nil for other letters.
    static func name(of scalar: Unicode.Scalar) -> String? {
        switch scalar.value {
        case 0x3B1...0x3C9: names[Int(scalar.value - 0x3B1)]
        case 0x391...0x3A9: names[Int(scalar.value - 0x391)]
        case 0x3D5: "phi"
        case 0x3D1: "theta"
        case 0x3F5: "epsilon"
        default: nil
        }
    }

    /// Whether the letter is of the Greek script.
    static func contains(_ scalar: Unicode.Scalar) -> Bool {
        (0x370...0x3FF).contains(scalar.value) || (0x1F00...0x1FFF).contains(scalar.value)
    }
}
