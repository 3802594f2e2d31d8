extension TextNormalizer {
    /// "June 5, 2024", "Jan. 5", "June 2024"
    func readingOfMonth(_ token: SpokenToken) throws(Lookahead.RunsOut) -> Reading? {
        guard let month = EnglishUnits.month(token.core), token.suffix.isEmpty || token.suffix == "." else {
            return nil
        }
        guard let next = try self.token(after: token.end), next.prefix.isEmpty else { return nil }
        let name = EnglishUnits.monthName(month)
        if let year = Self.plainYear(next.core) {
            return Reading("\(name) \(EnglishNumber.year(year))", through: next)
        }
        guard let day = Self.day(next.core) else { return nil }
        let spoken = "\(name) \(EnglishNumber.ordinal(day))"
        if next.suffix == "," || next.suffix.isEmpty, let last = try self.token(after: next.end), last.prefix.isEmpty,
            let year = Self.plainYear(last.core)
        {
            return Reading("\(spoken), \(EnglishNumber.year(year))", through: last)
        }
        return Reading(spoken, through: next)
    }

    /// "5 June 2024", when the number 5 was read.
    func readingOfDay(_ token: SpokenToken) throws(Lookahead.RunsOut) -> Reading? {
        guard token.suffix.isEmpty, let day = Self.day(token.core), let next = try self.token(after: token.end),
            let month = EnglishUnits.month(next.core), next.core != "May" || next.core.count == 3
        else { return nil }
        let article = previousWord.lowercased() == "the" ? "" : "the "
        let spoken = "\(article)\(EnglishNumber.ordinal(day)) of \(EnglishUnits.monthName(month))"
        if next.suffix.isEmpty || next.suffix == ",", let last = try self.token(after: next.end),
            let year = Self.plainYear(last.core)
        {
            return Reading("\(spoken), \(EnglishNumber.year(year))", through: last)
        }
        return Reading(spoken, through: next)
    }

    /// "2024-06-05", "6/5/2024"
    static func date(_ core: String) -> String? {
        let dashed = core.split(separator: "-", omittingEmptySubsequences: false)
        if dashed.count == 3, dashed[0].count == 4, let year = Int(dashed[0]), let month = Int(dashed[1]),
            let day = Int(dashed[2])
        {
            return date(year: year, month: month, day: day)
        }
        let slashed = core.split(separator: "/", omittingEmptySubsequences: false)
        if slashed.count == 3, slashed[2].count == 4 || slashed[2].count == 2, let first = Int(slashed[0]),
            let second = Int(slashed[1]), let year = Int(slashed[2])
        {
            let full = year < 100 ? (year < 50 ? 2_000 + year : 1_900 + year) : year
            return date(year: full, month: first, day: second) ?? date(year: full, month: second, day: first)
        }
        return nil
    }

    private static func date(year: Int, month: Int, day: Int) -> String? {
        guard (1...12).contains(month), (1...31).contains(day), (1_000...2_999).contains(year) else { return nil }
        return "\(EnglishUnits.monthName(month)) \(EnglishNumber.ordinal(day)), \(EnglishNumber.year(year))"
    }

    private static func day(_ core: String) -> Int? {
        var digits = Substring(core)
        for ending in ["st", "nd", "rd", "th"] where core.hasSuffix(ending) { digits = core.dropLast(2) }
        guard digits.count <= 2, let day = Int(digits), (1...31).contains(day) else { return nil }
        return day
    }

    static func plainYear(_ core: String) -> Int? {
        guard core.count == 4, core.unicodeScalars.allSatisfy(\.isASCIIDigit), let year = Int(core) else { return nil }
        return (1_000...2_999).contains(year) ? year : nil
    }

    /// "3:30", "15:45:10", "9:05am"
    static func time(_ core: String) -> String? {
        var clock = Substring(core)
        var half = ""
        let lower = core.lowercased()
        for (written, spoken) in [("a.m", "AM"), ("p.m", "PM"), ("am", "AM"), ("pm", "PM")]
        where lower.hasSuffix(written) {
            clock = clock.dropLast(written.count)
            half = " " + spoken
            break
        }
        let parts = clock.split(separator: ":", omittingEmptySubsequences: false)
        guard let first = parts.first, first.count <= 2, let hour = Int(first), (0...24).contains(hour) else {
            return nil
        }
        if parts.count == 1 { return half.isEmpty ? nil : EnglishNumber.cardinal(hour) + half }
        guard parts.count <= 3, parts[1].count == 2, let minute = Int(parts[1]), (0..<60).contains(minute) else {
            return nil
        }
        var spoken = EnglishNumber.cardinal(hour)
        if minute > 0 {
            spoken += (minute < 10 ? " oh " : " ") + EnglishNumber.cardinal(minute)
        } else if half.isEmpty {
            spoken += hour > 12 || hour == 0 ? " hundred" : " o'clock"
        }
        if parts.count == 3 {
            guard parts[2].count == 2, let second = Int(parts[2]) else { return nil }
            spoken += " and \(EnglishNumber.cardinal(second)) second" + (second == 1 ? "" : "s")
        }
        return spoken + half
    }

    /// "AM" or "PM" for a token that says the half of the day.
    static func halfOfDay(_ token: SpokenToken) -> String? {
        switch token.core.lowercased() {
        case "a.m", "am": "AM"
        case "p.m", "pm": "PM"
        default: nil
        }
    }
}
