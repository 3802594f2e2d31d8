/// Latin letters with marks, and other forms of them, as plain letters.
enum LatinFolding {
    /// Base letters of U+0100 to U+024F, and of U+1E00 to U+1EFF; a hyphen where there is none.
    private static let extended = Array(
        """
        AaAaAaCcCcCcCcDdDdEeEeEeEeEeGgGgGgGgHhHhIiIiIiIiIiIiJjKkkLlLlLlLlLlNnNnNnnNnOoOoOoŒœRrRrRrSsSsSs\
        SsTtTtTtUuUuUuUuUuUuWwYyYZzZzZzsbBBb---Cc-DDd-EE-FfG---IKkl--NnOOo--Pp-----tTtTUu-VYyZz---------\
        ----DDdLLlNNnAaIiOoUuUuUuUuUueAaAa--GgGgKkOoOo--jDDdGg--NnAa--OoAaAaEeEeIiIiOoOoRrRrUuUuSsTt--Hh\
        Nd--ZzAaEeOoOoOoOoYylnt---ACcLTsz--BU-EeJj-qRrYy
        """.unicodeScalars)
    private static let additional = Array(
        """
        AaBbBbBbCcDdDdDdDdDdEeEeEeEeEeFfGgHhHhHhHhHhIiIiKkKkKkLlLlLlLlMmMmMmNnNnNnNnOoOoOoOoPpPpRrRrRrRr\
        SsSsSsSsSsTtTtTtTtUuUuUuUuUuVvVvWwWwWwWwWwXxXxYyZzZzZzhtwyas--SdAaAaAaAaAaAaAaAaAaAaAaAaEeEeEeEe\
        EeEeEeEeIiIiOoOoOoOoOoOoOoOoOoOoOoOoUuUuUuUuUuUuUuYyYyYyYy----Yy
        """.unicodeScalars)

    /// Those that are folded to more than one letter, and those that an English voice does not know.
    private static let others: [Unicode.Scalar: String] = [
        "ß": "ss", "ẞ": "SS", "ø": "o", "Ø": "O", "þ": "th", "Þ": "Th", "ð": "d", "Ð": "D", "ĳ": "ij", "Ĳ": "IJ",
        "ŋ": "ng", "Ŋ": "Ng", "ŉ": "n", "ə": "e", "ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st",
        "ﬆ": "st", "Ǆ": "DZ", "ǅ": "Dz", "ǆ": "dz", "Ǉ": "LJ", "ǈ": "Lj", "ǉ": "lj", "Ǌ": "NJ", "ǋ": "Nj", "ǌ": "nj",
        "ℎ": "h", "ℏ": "h", "ℂ": "C", "ℍ": "H", "ℕ": "N", "ℙ": "P", "ℚ": "Q", "ℝ": "R", "ℤ": "Z", "ℓ": "l", "ℬ": "B",
        "ℰ": "E", "ℱ": "F", "ℋ": "H", "ℐ": "I", "ℒ": "L", "ℳ": "M", "ℛ": "R", "ℯ": "e", "ℊ": "g", "ℴ": "o", "ℭ": "C",
        "ℌ": "H", "ℑ": "I", "ℜ": "R", "ℨ": "Z", "ʻ": "", "ʼ": "'", "ˈ": "", "ˌ": "", "ː": "",
    ]

    /// The plain form of a letter that an English voice does not know; nil for those that it does.
    static func folded(_ scalar: Unicode.Scalar) -> String? {
        switch scalar.value {
        case ..<0xC0: return nil
        case 0x100...0x24F:
            if scalar == "œ" || scalar == "Œ" { return nil }
            return others[scalar] ?? letter(extended, Int(scalar.value - 0x100))
        case 0x1E00...0x1EFF: return others[scalar] ?? letter(additional, Int(scalar.value - 0x1E00))
        case 0xFF01...0xFF5E: return Unicode.Scalar(scalar.value - 0xFEE0).map { String($0) }
        case 0x1D400...0x1D7FF: return mathematical(scalar.value)
        case 0x2460...0x2468: return String(scalar.value - 0x2460 + 1)
        case 0x2160...0x216B: return roman[Int(scalar.value - 0x2160)]
        default: return others[scalar]
        }
    }

    /// Words that English has taken over, and an English voice knows only by their plain letters.
    private static let plainWords = LanguageRules.words(
        "jalapeno jalapenos pinata pinatas munoz acuna vicuna vicunas habanero habaneros")

    /// Whether a word is better known to an English voice without its marks: "jalapeño".
    static func isKnownWithoutMarks(_ word: ArraySlice<Unicode.Scalar>) -> Bool {
        guard word.contains("ñ") else { return false }
        let letters = word.drop { !$0.isLetter }.prefix(while: \.isLetter)
        return letters.count <= 12
            && plainWords.contains(String(scalars: letters.map { withoutMark($0) ?? $0 }).lowercased())
    }

    /// A letter of Latin-1 without its mark; nil for those without one.
    static func withoutMark(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
        switch scalar.value {
        case 0xC0...0xC5: "A"
        case 0xC7: "C"
        case 0xC8...0xCB: "E"
        case 0xCC...0xCF: "I"
        case 0xD1: "N"
        case 0xD2...0xD6: "O"
        case 0xD9...0xDC: "U"
        case 0xDD: "Y"
        case 0xE0...0xE5: "a"
        case 0xE7: "c"
        case 0xE8...0xEB: "e"
        case 0xEC...0xEF: "i"
        case 0xF1: "n"
        case 0xF2...0xF6: "o"
        case 0xF9...0xFC: "u"
        case 0xFD, 0xFF: "y"
        default: nil
        }
    }

    private static let roman = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"]

    private static func letter(_ table: [Unicode.Scalar], _ place: Int) -> String? {
        guard table.indices.contains(place), table[place] != "-" else { return nil }
        return String(table[place])
    }

    /// Bold, italic, script and other letters and digits of formulas.
    private static func mathematical(_ value: UInt32) -> String? {
        let place = value - 0x1D400
        if place < 676 {
            let letter = place % 52
            return Unicode.Scalar(letter < 26 ? 0x41 + letter : 0x61 + letter - 26).map { String($0) }
        }
        if value >= 0x1D7CE { return String((value - 0x1D7CE) % 10) }
        guard value >= 0x1D6A8, value < 0x1D7CA else { return nil }
        let letter = (value - 0x1D6A8) % 58
        let greek: UInt32? = letter < 25 ? 0x391 + letter : letter >= 26 && letter < 51 ? 0x3B1 + letter - 26 : nil
        return greek.flatMap { Unicode.Scalar($0) }.map { String($0) }
    }
}
