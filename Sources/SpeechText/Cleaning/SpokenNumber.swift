/// Tokens with digits that are neither money nor a date nor a time, the way they are said.
enum SpokenNumber {
    /// What is said for the token; nil when it is read as written.
    static func spoken(_ core: String) -> String? {
        ordinal(core) ?? decade(core) ?? version(core) ?? fraction(core) ?? signed(core) ?? range(core) ?? measure(core)
            ?? score(core) ?? equation(core) ?? compound(core)
    }

    /// "21st"
    private static func ordinal(_ core: String) -> String? {
        for ending in ["st", "nd", "rd", "th"] where core.lowercased().hasSuffix(ending) {
            if let value = EnglishNumber.value(core.dropLast(2)) { return EnglishNumber.ordinal(value) }
        }
        return nil
    }

    /// "1990s", "'80s", "80s"
    private static func decade(_ core: String) -> String? {
        var body = Substring(core)
        if let first = body.first, "'’‘".contains(first) {
            body = body.dropFirst()
            // "'99" is a year without its century.
            if body.count == 2, let year = Int(body) {
                return year < 10 ? "oh \(EnglishNumber.cardinal(year))" : EnglishNumber.cardinal(year)
            }
        }
        for ending in ["'s", "’s", "s"] where body.hasSuffix(ending) {
            let digits = body.dropLast(ending.count)
            guard digits.count == 2 || digits.count == 4, let year = Int(digits), year % 10 == 0, year > 0 else {
                continue
            }
            return EnglishNumber.decade(year)
        }
        return nil
    }

    /// "2.0.1", "v3.1", "192.168.1.1"
    private static func version(_ core: String) -> String? {
        var body = Substring(core)
        var prefix = ""
        if body.count > 1, body.first == "v" || body.first == "V" {
            prefix = "version "
            body = body.dropFirst()
        }
        let parts = body.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.allSatisfy({ !$0.isEmpty && $0.unicodeScalars.allSatisfy(\.isASCIIDigit) }),
            parts.count > 2 || !prefix.isEmpty
        else { return nil }
        return prefix
            + parts.compactMap { EnglishNumber.integer($0) }.joined(separator: parts.count == 4 ? " dot " : " point ")
    }

    private static let denominators = [
        2: "half", 3: "third", 4: "quarter", 5: "fifth", 6: "sixth", 8: "eighth", 10: "tenth", 16: "sixteenth",
    ]
    private static let vulgar: [Character: String] = [
        "½": "1/2", "⅓": "1/3", "⅔": "2/3", "¼": "1/4", "¾": "3/4", "⅕": "1/5", "⅛": "1/8", "⅜": "3/8", "⅝": "5/8",
        "⅞": "7/8",
    ]

    /// "1/2", "3/4", "2½", "24/7"
    private static func fraction(_ core: String) -> String? {
        if let last = core.last, let written = vulgar[last], let part = fraction(written) {
            let whole = core.dropLast()
            if whole.isEmpty { return part }
            guard let number = EnglishNumber.integer(whole) else { return nil }
            return "\(number) and \(part.hasPrefix("one ") ? "a " + part.dropFirst(4) : part)"
        }
        let parts = core.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, let top = EnglishNumber.value(parts[0]), let bottom = EnglishNumber.value(parts[1])
        else {
            return nil
        }
        if core == "24/7" { return "twenty-four seven" }
        if top > 0, top < bottom, let name = denominators[bottom] {
            if top == 1 { return "one " + name }
            return "\(EnglishNumber.cardinal(top)) \(name == "half" ? "halves" : name + "s")"
        }
        return "\(EnglishNumber.cardinal(top)) \(bottom <= 31 ? "" : "over ")\(EnglishNumber.cardinal(bottom))"
    }

    /// "~5", "±3", "<10", "≥18", "#4", "5+"
    private static func signed(_ core: String) -> String? {
        let signs = [
            ("<=", "at most"), (">=", "at least"), ("+/-", "plus or minus"), ("~", "about"), ("≈", "about"),
            ("±", "plus or minus"), ("<", "less than"), (">", "more than"), ("≤", "at most"), ("≥", "at least"),
            ("#", "number"), ("№", "number"), ("§", "section"), ("=", "equals"), ("×", "times"),
        ]
        for (sign, word) in signs where core.hasPrefix(sign) {
            let rest = String(core.dropFirst(sign.count))
            guard let spoken = EnglishNumber.spoken(rest) ?? spoken(rest) else { return nil }
            return "\(word) \(spoken)"
        }
        if core.hasSuffix("+"), let number = EnglishNumber.spoken(core.dropLast()) { return number + " plus" }
        return nil
    }

    /// "4-5", "10–20%", "1939–1945", "9am-5pm"
    private static func range(_ core: String) -> String? {
        guard let dash = core.dropFirst().firstIndex(where: { "-–—".contains($0) }) else { return nil }
        let from = core[..<dash]
        let to = String(core[core.index(after: dash)...])
        if let start = EnglishNumber.value(from), let end = EnglishNumber.value(to) {
            if let first = TextNormalizer.plainYear(String(from)), first >= 1_100, from.allSatisfy(\.isNumber) {
                if let last = TextNormalizer.plainYear(to) {
                    return "\(EnglishNumber.year(first)) to \(EnglishNumber.year(last))"
                }
                if to.count == 2 { return "\(EnglishNumber.year(first)) to \(EnglishNumber.cardinal(end))" }
            }
            return "\(EnglishNumber.cardinal(start)) to \(EnglishNumber.cardinal(end))"
        }
        if let start = TextNormalizer.time(String(from)) ?? EnglishNumber.spoken(from),
            let end = TextNormalizer.time(to) ?? EnglishNumber.spoken(to) ?? measure(to)
        {
            return "\(start) to \(end)"
        }
        if let start = measure(String(from)), let end = measure(to) { return "\(start) to \(end)" }
        return nil
    }

    /// "5km", "16GB", "72°F", "50%", "5'10\""
    private static func measure(_ core: String) -> String? {
        if let foot = core.firstIndex(of: "'"), let feet = Int(core[..<foot]) {
            let inches = core[core.index(after: foot)...].filter { $0 != "\"" }
            if let inches = Int(inches) {
                return "\(EnglishNumber.cardinal(feet)) foot \(EnglishNumber.cardinal(inches))"
            }
        }
        let digits = core.prefix { $0.isNumber || $0 == "." || $0 == "," || $0 == "-" || $0 == "−" }
        guard let number = EnglishNumber.spoken(digits), digits.endIndex < core.endIndex else { return nil }
        let name = String(core[digits.endIndex...])
        guard let unit = EnglishUnits.units[name] else { return nil }
        return "\(number) \(digits == "1" ? unit.one : unit.several)"
    }

    /// "16:9"
    private static func score(_ core: String) -> String? {
        let parts = core.split(separator: ":", omittingEmptySubsequences: false).map { EnglishNumber.integer($0) }
        guard parts.count == 2, let first = parts[0], let second = parts[1] else { return nil }
        return "\(first) to \(second)"
    }

    private static let operators: [Character: String] = [
        "+": "plus", "=": "equals", "×": "times", "*": "times", "÷": "divided by", "/": "divided by",
        "^": "to the power of",
        "−": "minus", "-": "minus", "<": "is less than", ">": "is greater than",
    ]

    /// "2+2=4", "10^6"
    private static func equation(_ core: String) -> String? {
        guard core.contains(where: { "+=×*÷^".contains($0) }) else { return nil }
        var words: [String] = []
        var operand = ""
        func endOperand() -> Bool {
            defer { operand = "" }
            if operand.isEmpty { return true }
            if let number = EnglishNumber.spoken(operand) {
                words.append(number)
            } else if operand.unicodeScalars.allSatisfy(\.isLetter) {
                words.append(operand)
            } else {
                return false
            }
            return true
        }
        for character in core {
            if let word = operators[character] {
                guard endOperand() else { return nil }
                words.append(word)
            } else {
                operand.append(character)
            }
        }
        guard endOperand(), words.count >= 3 else { return nil }
        return words.joined(separator: " ")
    }

    /// "15-term", "GPT-4", "COVID-19": the number is said, the rest is read as written.
    private static func compound(_ core: String) -> String? {
        if let dash = core.firstIndex(where: { $0 == "-" || $0 == "‑" }) {
            let first = core[..<dash]
            let rest = core[core.index(after: dash)...]
            if let number = EnglishNumber.integer(first), rest.allSatisfy({ $0.isLetter || $0 == "-" }), !rest.isEmpty {
                return "\(number)-\(rest)"
            }
            if !first.isEmpty, first.allSatisfy(\.isLetter), let number = EnglishNumber.spoken(rest) {
                return "\(first) \(number)"
            }
        }
        if core.contains("%") || core.contains("/"), !core.contains(where: \.isLetter) { return nil }
        return core.contains("/") || core.contains("&") ? SpokenSymbol.spoken(core) : nil
    }

    /// The groups of digits of "1-800-555-0199"; empty when there is anything else between.
    static func digitGroups(_ core: String) -> [String] {
        guard core.utf8.allSatisfy({ $0 != UInt8(ascii: ",") && $0 != UInt8(ascii: ":") && $0 < 0x41 }) else {
            return []
        }
        let body = core.hasPrefix("+") ? core.dropFirst() : Substring(core)
        let groups = body.split(omittingEmptySubsequences: false, whereSeparator: { $0 == "-" || $0 == "." })
        guard groups.allSatisfy({ !$0.isEmpty && $0.unicodeScalars.allSatisfy(\.isASCIIDigit) }) else { return [] }
        return groups.map(String.init)
    }

    /// Whether groups of digits have the shape of a telephone number.
    static func isPhoneNumber(_ groups: [String], isInternational: Bool) -> Bool {
        let lengths = groups.map(\.count)
        let total = lengths.reduce(0, +)
        if isInternational { return (8...15).contains(total) }
        switch lengths {
        case [3, 4], [3, 3, 4], [1, 3, 3, 4], [3, 2, 4]: return true
        default: return false
        }
    }
}
