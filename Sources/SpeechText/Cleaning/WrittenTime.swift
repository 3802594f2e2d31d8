/// A time of the day as written: "3:30", "15:45:10", "9:05am", "5 p.m."
struct WrittenTime {
    let hour: Int
    let minute: Int?
    let second: Int?
    /// "AM", "PM" or nothing.
    var half: String

    /// Nil when the text is no time; a plain hour needs its half of the day.
    init?(_ core: some StringProtocol, half known: String = "") {
        guard core.utf8.count <= 14 else { return nil }
        var clock = core[...]
        var half = known
        if half.isEmpty, let last = core.unicodeScalars.last, last == "m" || last == "M" || last == "." {
            let lower = core.lowercased()
            for (written, spoken) in Self.halves where lower.hasSuffix(written) {
                clock = clock.dropLast(written.count)
                half = spoken
                break
            }
        }
        guard !half.isEmpty || clock.utf8.contains(UInt8(ascii: ":")) else { return nil }
        let parts = clock.utf8.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
        guard parts.count <= 3, let first = parts.first, (1...2).contains(first.count),
            let hour = EnglishNumber.value(ofDigits: first), (0...24).contains(hour),
            parts.count > 1 || (!half.isEmpty && (1...12).contains(hour)),
            parts.dropFirst().allSatisfy({ $0.count == 2 })
        else { return nil }
        let rest = parts.dropFirst().compactMap { EnglishNumber.value(ofDigits: $0) }
        guard rest.count == parts.count - 1 else { return nil }
        guard rest.allSatisfy({ $0 < 60 }) else { return nil }
        self.hour = hour
        minute = rest.first
        second = rest.count > 1 ? rest[1] : nil
        self.half = half
    }

    private static let halves = [
        ("a.m.", "AM"), ("p.m.", "PM"), ("a.m", "AM"), ("p.m", "PM"), ("am", "AM"), ("pm", "PM"),
    ]

    /// "AM" or "PM" for a word that says the half of the day; empty for others.
    static func half(_ word: some StringProtocol) -> String {
        guard word.utf8.count <= 4 else { return "" }
        switch word.lowercased() {
        case "a.m", "am", "a.m.": return "AM"
        case "p.m", "pm", "p.m.": return "PM"
        default: return ""
        }
    }

    /// "nine thirty AM"
    var spoken: String {
        var words = EnglishNumber.cardinal(hour)
        if let minute, minute > 0 {
            words += (minute < 10 ? " oh " : " ") + EnglishNumber.cardinal(minute)
        } else if half.isEmpty, minute != nil {
            words += hour > 12 || hour == 0 ? " hundred" : " o'clock"
        }
        if let second { words += " and \(EnglishNumber.cardinal(second)) second" + (second == 1 ? "" : "s") }
        return half.isEmpty ? words : "\(words) \(half)"
    }

    /// "two hours thirty minutes and five seconds"; nil without seconds.
    var duration: String? {
        guard let minute, let second else { return nil }
        func count(_ value: Int, _ unit: String) -> String {
            "\(EnglishNumber.cardinal(value)) \(unit)" + (value == 1 ? "" : "s")
        }
        return "\(count(hour, "hour")) \(count(minute, "minute")) and \(count(second, "second"))"
    }
}
