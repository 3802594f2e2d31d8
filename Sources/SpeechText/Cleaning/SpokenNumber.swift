/// Tokens with digits that are neither money nor a date nor a time, the way they are said.
enum SpokenNumber {
    /// What is said for the token; nil when it is read as written.
    static func spoken(_ core: String) -> String? {
        parenthesized(core) ?? ordinal(core) ?? version(core) ?? numbered(core) ?? score(core) ?? sides(core)
            ?? SpokenExpression.spoken(core)
            ?? compound(core)
    }

    /// "0x80070005"
    static func hexadecimal(_ core: String) -> String? {
        guard core.utf8.count > 3, core.hasPrefix("0x") || core.hasPrefix("0X") else { return nil }
        let digits = core.dropFirst(2)
        guard digits.utf8.count <= 16, digits.allSatisfy({ $0.isASCII && $0.isHexDigit }) else { return nil }
        return "zero X " + LettersAndDigits(digits.uppercased()).spelled
    }

    /// "401(k)", "501(c)(3)", without the last bracket, which is a mark behind the word.
    private static func parenthesized(_ core: String) -> String? {
        guard core.utf8.count <= 16, let bracket = core.utf8.firstIndex(of: UInt8(ascii: "(")) else { return nil }
        let number = core[..<bracket]
        guard (1...4).contains(number.utf8.count), number.unicodeScalars.allSatisfy(\.isASCIIDigit) else { return nil }
        let groups = core[core.utf8.index(after: bracket)...].split(separator: "(", omittingEmptySubsequences: false)
        var words = [number.utf8.count < 3 ? EnglishNumber.integer(number) ?? "" : EnglishNumber.pairs(number)]
        for (index, group) in groups.enumerated() {
            let isLast = index == groups.count - 1
            guard isLast || group.hasSuffix(")") else { return nil }
            let sign = group.hasSuffix(")") ? group.dropLast() : group
            if index > 0, let value = EnglishNumber.value(sign), sign.utf8.count <= 2 {
                words.append(EnglishNumber.cardinal(value))
            } else if (1...2).contains(sign.utf8.count), sign.unicodeScalars.allSatisfy(\.isASCIILower) {
                words.append(sign.uppercased().map(String.init).joined(separator: " "))
            } else {
                return nil
            }
        }
        return words.joined(separator: " ")
    }

    /// A number with or without a vulgar fraction behind: "1,234", "3.14", "2½".
    static func quantity(_ text: some StringProtocol) -> String? {
        if let mark = text.unicodeScalars.last, mark.value >= 0x80, let last = text.last, vulgar[last] != nil {
            return fraction(String(text))
        }
        return EnglishNumber.spoken(text)
    }

    /// "21st", "1st-3rd"
    private static func ordinal(_ core: String) -> String? {
        if let value = ordinalValue(core[...]) { return EnglishNumber.ordinal(value) }
        guard let dash = core.firstIndex(where: { "-–—".contains($0) }) else { return nil }
        let rest = core[core.index(after: dash)...]
        guard let from = ordinalValue(core[..<dash]) else { return nil }
        if let to = ordinalValue(rest) { return "\(EnglishNumber.ordinal(from)) to \(EnglishNumber.ordinal(to))" }
        return rest.unicodeScalars.allSatisfy { $0.isLetter || $0 == "-" }
            ? "\(EnglishNumber.ordinal(from)) \(rest)" : nil
    }

    private static func ordinalValue(_ core: Substring) -> Int? {
        guard core.utf8.count > 2 else { return nil }
        let ending = core.suffix(2).lowercased()
        guard ending == "st" || ending == "nd" || ending == "rd" || ending == "th" else { return nil }
        return EnglishNumber.value(core.dropLast(2))
    }

    /// "1990s", "'80s", "80s", "'99", "100s", "1,000s"
    static func decade(_ core: Substring) -> String? {
        var body = core
        if let first = body.first, "'’‘".contains(first) {
            body = body.dropFirst()
            // "'99" is a year without its century.
            if body.utf8.count == 2, let year = Int(body) {
                return year < 10 ? "oh \(EnglishNumber.cardinal(year))" : EnglishNumber.cardinal(year)
            }
        }
        for ending in ["'s", "’s", "s"] where body.hasSuffix(ending) {
            let digits = body.dropLast(ending.count)
            guard digits.utf8.count <= 9, let value = EnglishNumber.value(digits), value > 0 else { return nil }
            if digits.contains(",") || digits == "100" { return rounded(value) }
            guard digits.utf8.count == 2 || digits.utf8.count == 4, value % 10 == 0 else { return nil }
            return EnglishNumber.decade(value)
        }
        return nil
    }

    /// "hundreds", "thousands", "ten thousands"
    private static func rounded(_ value: Int) -> String? {
        guard value % 100 == 0 else { return nil }
        let words = EnglishNumber.cardinal(value) + "s"
        return words.hasPrefix("one ") ? String(words.dropFirst(4)) : words
    }

    /// "2.0.1", "v3.1", "192.168.1.1"
    private static func version(_ core: String) -> String? {
        var body = core[...]
        var prefix = ""
        if body.utf8.count > 1, body.first == "v" || body.first == "V" {
            prefix = "version "
            body = body.dropFirst()
        }
        let parts = body.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.allSatisfy({ !$0.isEmpty && $0.unicodeScalars.allSatisfy(\.isASCIIDigit) }),
            parts.count > 2 || !prefix.isEmpty
        else { return nil }
        if prefix.isEmpty, parts.count == 4, parts.allSatisfy({ $0.utf8.count <= 3 }) {
            return SpokenAddress.spelled(body)
        }
        return prefix + parts.compactMap { EnglishNumber.integer($0) }.joined(separator: " point ")
    }

    private static let denominators = [
        2: "half", 3: "third", 4: "quarter", 5: "fifth", 6: "sixth", 7: "seventh", 8: "eighth", 9: "ninth", 10: "tenth",
        12: "twelfth", 16: "sixteenth", 32: "thirty-second", 64: "sixty-fourth", 100: "hundredth",
    ]
    static let vulgar: [Character: String] = [
        "½": "1/2", "⅓": "1/3", "⅔": "2/3", "¼": "1/4", "¾": "3/4", "⅕": "1/5", "⅖": "2/5", "⅗": "3/5", "⅘": "4/5",
        "⅙": "1/6", "⅚": "5/6", "⅛": "1/8", "⅜": "3/8", "⅝": "5/8", "⅞": "7/8",
    ]

    /// "1/2", "3/4", "½", "2½"; nil when it is no fraction that has a name.
    static func fraction(_ core: String) -> String? {
        if let last = core.last, let written = vulgar[last], let part = fraction(written) {
            let whole = core.dropLast()
            if whole.isEmpty { return part }
            guard let number = EnglishNumber.integer(whole) else { return nil }
            return "\(number) and \(part.hasPrefix("one ") ? "a " + part.dropFirst(4) : part)"
        }
        let parts = core.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, let top = EnglishNumber.value(parts[0]), let bottom = EnglishNumber.value(parts[1]),
            top > 0, top < bottom || bottom == 2, let name = denominators[bottom]
        else { return nil }
        if top == 1 { return "one " + name }
        return "\(EnglishNumber.cardinal(top)) \(name == "half" ? "halves" : name + "s")"
    }

    /// "#4", "№7", "§3", "*69", "#21"
    private static func numbered(_ core: String) -> String? {
        if core.hasSuffix("#"), core.utf8.count > 1, core.dropLast().unicodeScalars.allSatisfy(\.isASCIIDigit) {
            return "\(EnglishNumber.digits(core.dropLast())) pound"
        }
        guard let first = core.first, let word = ["#": "number", "№": "number", "§": "section", "*": "star"][first]
        else {
            return nil
        }
        let rest = core.dropFirst()
        guard let sign = rest.unicodeScalars.first, sign.isASCIIDigit else { return nil }
        if first == "*" {
            let digits = rest.hasSuffix("#") ? rest.dropLast() : rest
            guard digits.unicodeScalars.allSatisfy(\.isASCIIDigit) else { return nil }
            return "star \(EnglishNumber.digits(digits))" + (rest.hasSuffix("#") ? " pound" : "")
        }
        if rest.unicodeScalars.allSatisfy(\.isASCIIDigit), rest.utf8.count > 3 {
            return "\(word) \(EnglishNumber.digits(rest))"
        }
        return (EnglishNumber.spoken(rest) ?? LettersAndDigits(String(rest)).spoken ?? spoken(String(rest))).map {
            "\(word) \($0)"
        }
    }

    /// "5'10\"", "6′2″"
    static func height(_ core: String) -> String? {
        guard core.utf8.count <= 12, let mark = core.firstIndex(where: { "'’′".contains($0) }),
            let feet = Int(core[..<mark]),
            (0...99).contains(feet)
        else { return nil }
        let rest = core[core.index(after: mark)...].prefix { !"\"″”".contains($0) }
        if rest.isEmpty { return core[mark] == "′" ? "\(EnglishNumber.cardinal(feet)) feet" : nil }
        guard rest.utf8.count <= 2, let inches = Int(rest), (0...11).contains(inches) else { return nil }
        return "\(EnglishNumber.cardinal(feet)) foot \(EnglishNumber.cardinal(inches))"
    }

    /// "16:9"
    private static func score(_ core: String) -> String? {
        guard core.utf8.count <= 24 else { return nil }
        let parts = core.split(separator: ":", omittingEmptySubsequences: false).map { EnglishNumber.spoken($0) }
        guard (2...3).contains(parts.count), parts.allSatisfy({ $0 != nil }) else { return nil }
        return parts.compactMap { $0 }.joined(separator: " to ")
    }

    /// "2x4", "1920×1080", "8.5x11in"
    /// - Parameter isProduct: whether a small "3×4" may as well be a product, which is none of these.
    static func sides(_ core: String, isProduct: Bool = true) -> String? {
        let parts = core.split(omittingEmptySubsequences: false) { $0 == "x" || $0 == "×" || $0 == "X" }
        guard (2...4).contains(parts.count) else { return nil }
        if isProduct, core.contains("×"), core.utf8.count <= 6 { return nil }
        var words: [String] = []
        for part in parts.dropLast() {
            guard let number = EnglishNumber.spoken(part) else { return nil }
            words.append(number)
        }
        guard let last = parts.last, let count = WrittenCount(String(last)), count.last == nil, count.sign.isEmpty,
            let number = count.spoken
        else { return nil }
        if count.unit.isEmpty {
            words.append(number)
        } else if let unit = EnglishUnits.unit(count.unit) {
            words.append("\(number) \(unit.several)")
        } else {
            return nil
        }
        return words.joined(separator: " by ")
    }

    /// "15-term", "mid-1800s", "non-5G": the number is said, the rest is read as written.
    private static func compound(_ core: String) -> String? {
        guard let dash = core.firstIndex(where: { "-‑–".contains($0) }), dash > core.startIndex else { return nil }
        let first = core[..<dash]
        let rest = core[core.index(after: dash)...]
        // "1099-INT"
        if first.utf8.count == 4, (1...4).contains(rest.utf8.count), rest.unicodeScalars.allSatisfy(\.isASCIIUpper),
            first.unicodeScalars.allSatisfy(\.isASCIIDigit)
        {
            return "\(EnglishNumber.pairs(first)) \(SpokenLetters.dotted(rest))"
        }
        if let number = quantity(first), !rest.isEmpty, rest.allSatisfy({ $0.isLetter || $0 == "-" }) {
            // "10-K" is a form, "3-pt" a shot.
            if rest == "pt" { return "\(number)-point" }
            if ["K", "M", "B", "A", "X", "N"].contains(rest) { return "\(number) \(rest)" }
            if let unit = EnglishUnits.unit(rest), rest != "in" || first.utf8.count < 3, rest.utf8.count < 5 {
                return "\(number)-\(unit.one)"
            }
            return "\(number)-\(rest)"
        }
        // "1980s-style"
        if first.utf8.count > 3, first.hasSuffix("s"), let decade = decade(first), !rest.isEmpty,
            rest.allSatisfy({ $0.isLetter || $0 == "-" })
        {
            return "\(decade)-\(rest)"
        }
        guard first.allSatisfy(\.isLetter), let sign = rest.unicodeScalars.first, sign.isASCIIDigit else { return nil }
        if let number = decade(rest) ?? TextNormalizer.plainYear(rest).map({ EnglishNumber.year($0) }) ?? ordinal(
            String(rest)) ?? EnglishNumber.spoken(rest)
        {
            return "\(first) \(number)"
        }
        return nil
    }

    /// The groups of digits of "1-800-555-0199"; empty when there is anything else between.
    static func digitGroups(_ core: String) -> [String] {
        guard core.utf8.allSatisfy({ $0 != UInt8(ascii: ",") && $0 != UInt8(ascii: ":") && $0 < 0x41 }) else {
            return []
        }
        let body = core.hasPrefix("+") ? core.dropFirst() : core[...]
        let groups = body.split(omittingEmptySubsequences: false, whereSeparator: { $0 == "-" || $0 == "." })
        guard groups.count <= 9, groups.allSatisfy({ !$0.isEmpty && $0.unicodeScalars.allSatisfy(\.isASCIIDigit) })
        else {
            return []
        }
        return groups.map(String.init)
    }
}
