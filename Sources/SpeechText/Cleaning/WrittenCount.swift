/// A number as written, perhaps a range, with what is written onto it: "-5°C", "20-30", "5km", "~10%".
struct WrittenCount {
    /// What is said for the sign before it, with a blank.
    private(set) var sign = ""
    private(set) var first: Substring
    /// The end of a range.
    private(set) var last: Substring?
    /// What is written onto the first number of a range.
    private(set) var firstUnit: Substring = ""
    /// What is written onto the number, or the last of a range.
    private(set) var unit: Substring

    /// Nil when the text is no number or number with letters and signs behind.
    init?(_ core: String) {
        var body = core[...]
        if body.unicodeScalars.first?.isASCIIDigit != true {
            for (written, word) in Self.signs where body.hasPrefix(written) {
                sign = word
                body = body.dropFirst(written.count)
                break
            }
        }
        (first, unit) = Self.number(body)
        guard !first.isEmpty else { return nil }
        guard !unit.isEmpty, let dash = unit.firstIndex(where: { "-–—".contains($0) }) else { return }
        let rest = unit[unit.index(after: dash)...]
        guard rest.unicodeScalars.first?.isASCIIDigit == true || rest.first == "." else { return }
        firstUnit = unit[..<dash]
        let (number, behind) = Self.number(rest)
        guard !number.isEmpty, !behind.contains(where: { "-–—/".contains($0) && !behind.contains("/s") && $0 != "/" })
        else { return nil }
        last = number
        unit = behind
    }

    private static let signs = [
        ("<=", "at most "), (">=", "at least "), ("+/-", "plus or minus "), ("~", "about "), ("≈", "about "),
        ("±", "plus or minus "), ("<", "less than "), (">", "more than "), ("≤", "at most "), ("≥", "at least "),
        ("−", "minus "), ("-", "minus "), ("–", "minus "), ("+", "plus "), ("×", "times "), ("=", "equals "),
    ]

    /// The digits at the beginning, with commas and a point, perhaps a vulgar fraction, and the rest.
    private static func number(_ text: Substring) -> (Substring, Substring) {
        let bytes = text.utf8
        var end = bytes.startIndex
        var hasDigit = false
        while end < bytes.endIndex {
            let byte = bytes[end]
            let next = bytes.index(after: end)
            if byte &- 0x30 < 10 {
                hasDigit = true
            } else if byte == UInt8(ascii: ".") || byte == UInt8(ascii: ",") {
                guard next < bytes.endIndex, bytes[next] &- 0x30 < 10 else { break }
            } else if byte >= 0x80, let mark = text[end...].first, SpokenNumber.vulgar[mark] != nil {
                end = text.index(after: end)
                hasDigit = true
                break
            } else {
                break
            }
            end = next
        }
        return hasDigit ? (text[..<end], text[end...]) : ("", text)
    }

    var isPlain: Bool { unit.isEmpty && last == nil && sign.isEmpty }

    var isOne: Bool { last == nil && first == "1" }

    /// Whether it is less than one, as "½".
    var isPart: Bool { last == nil && first.count == 1 && first.utf8.count > 1 }

    /// Whether it may number something, as the twelve of "exit 12A".
    var isNumbering: Bool { last == nil && sign.isEmpty && !first.contains(".") && !first.contains(",") }

    /// The years of "1939–1945" or "2024-25"; nil when it is no range of years.
    var years: String? {
        guard sign.isEmpty, unit.isEmpty, firstUnit.isEmpty, let last, let from = TextNormalizer.plainYear(first),
            from >= 1_100, from < 2_200
        else { return nil }
        if let to = TextNormalizer.plainYear(last) {
            return to >= from ? "\(EnglishNumber.year(from)) to \(EnglishNumber.year(to))" : nil
        }
        guard last.utf8.count == 2, let end = Int(last), end > from % 100 else { return nil }
        return "\(EnglishNumber.year(from)) to \(EnglishNumber.cardinal(end))"
    }

    /// The numbers without a unit; nil when they are none.
    var spoken: String? {
        guard let start = SpokenNumber.quantity(first) else { return nil }
        guard let last else { return sign + start }
        guard let end = SpokenNumber.quantity(last) else { return nil }
        if firstUnit.isEmpty || firstUnit == unit || (unit == "°C" || unit == "°F") && firstUnit == "°" {
            return "\(sign)\(start) to \(end)"
        }
        guard let unit = EnglishUnits.unit(firstUnit) else { return nil }
        return "\(sign)\(start) \(first == "1" ? unit.one : unit.several) to \(end)"
    }
}
