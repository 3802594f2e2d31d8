extension TextNormalizer {
    /// "June 5, 2024", "Jan. 5", "June 2024", "May 5-7", "Jan-Mar", "Dec."
    func readingOfMonth(_ token: SpokenToken) throws(Lookahead.RunsOut) -> Reading? {
        guard token.isCapitalized else { return nil }
        if token.hasSign, let dash = token.core.firstIndex(where: { "-–—/".contains($0) }),
            let from = EnglishCalendar.month(token.core[..<dash]),
            let to = EnglishCalendar.month(token.core[token.core.index(after: dash)...])
        {
            let link = token.core[dash] == "/" ? "or" : "to"
            return Reading(
                "\(EnglishCalendar.monthName(from)) \(link) \(EnglishCalendar.monthName(to))", through: token)
        }
        guard let month = EnglishCalendar.month(token.core) else { return nil }
        // "Your APR is"
        if token.core == "APR", try scalar(after: token.end)?.isASCIIDigit != true { return nil }
        let name = EnglishCalendar.monthName(month)
        let isShort = token.core.utf8.count < 5 && token.core.lowercased() != EnglishCalendar.months[month - 1]
        if token.suffix.isEmpty || token.suffix == ".", let first = try scalar(after: token.end),
            first.isASCIIDigit || first == "'" || first == "’", let next = try self.token(after: token.end),
            next.prefix.isEmpty
        {
            if let reading = try readingOfSpan(from: name, next) { return reading }
            if let year = Self.plainYear(next.core) {
                return Reading("\(name) \(EnglishNumber.year(year))", through: next)
            }
            if let (day, last, isPlain) = Self.days(next.core), try isPlain ? !isCount(next, behind: month) : true {
                return try reading("\(name) \(Self.spoken(from: day, to: last))", behindDay: next)
            }
        }
        guard isShort, token.core.lowercased() != "mar" || token.suffix.hasPrefix("."),
            token.suffix.hasPrefix(".") || token.core != "Jan"
        else { return nil }
        return token.suffix.hasPrefix(".")
            ? try reading(name, behindAbbreviation: token) : Reading(name, through: token)
    }

    /// "Jan 1–Mar 31"
    private func readingOfSpan(from name: String, _ middle: SpokenToken) throws(Lookahead.RunsOut) -> Reading? {
        guard middle.hasDash, middle.hasLetter, middle.isOpen,
            let dash = middle.core.firstIndex(where: { "-–—".contains($0) }),
            let first = Self.day(middle.core[..<dash]),
            let month = EnglishCalendar.month(middle.core[middle.core.index(after: dash)...]),
            let last = try self.token(after: middle.end), let (day, end, _) = Self.days(last.core), end == nil
        else { return nil }
        let spoken = "\(name) \(EnglishNumber.ordinal(first)) to \(EnglishCalendar.monthName(month))"
        return try reading("\(spoken) \(EnglishNumber.ordinal(day))", behindDay: last)
    }

    /// Whether the number behind a month counts something and is no day: "March 10 miles", "in June 20 people came".
    private func isCount(_ number: SpokenToken, behind month: Int) throws(Lookahead.RunsOut) -> Bool {
        let before = wordBefore()
        // "March" and "May" may be verbs where a sentence begins.
        guard before.isEmpty ? month == 3 || month == 5 : ["in", "during", "can"].contains(before.lower) else {
            return false
        }
        return try isCounted(number)
    }

    /// The year behind a day: "June 5, 2024".
    private func reading(_ spoken: String, behindDay day: SpokenToken) throws(Lookahead.RunsOut) -> Reading {
        if day.suffix == "," || day.suffix.isEmpty, let first = try scalar(after: day.end),
            first == "1" || first == "2",
            let last = try self.token(after: day.end), let year = Self.plainYear(last.core),
            day.suffix == "," ? true : try !isCounted(last)
        {
            return Reading("\(spoken), \(EnglishNumber.year(year))", through: last)
        }
        return Reading(spoken, through: day)
    }

    /// "Mon.", "Thu, Nov 7", "Mon-Fri"
    func readingOfWeekday(_ token: SpokenToken) throws(Lookahead.RunsOut) -> Reading? {
        guard token.isCapitalized, token.core.utf8.count <= 20 else { return nil }
        if token.core == "M-F" || token.core == "M–F", token.suffix.isEmpty || token.suffix == ",",
            try scalar(after: token.end)?.isASCIIDigit == true
        {
            return Reading("Monday to Friday", through: token)
        }
        if token.hasSign, let dash = token.core.firstIndex(where: { "-–—/&".contains($0) }),
            let from = EnglishCalendar.days[token.core[..<dash].lowercased()],
            let to = EnglishCalendar.days[token.core[token.core.index(after: dash)...].lowercased()]
        {
            let link = token.core[dash] == "/" ? "or" : token.core[dash] == "&" ? "and" : "to"
            return Reading("\(from) \(link) \(to)", through: token)
        }
        let lower = token.lower
        guard lower.utf8.count <= 5, let day = EnglishCalendar.days[lower] else { return nil }
        if token.suffix.hasPrefix(".") { return try reading(day, behindAbbreviation: token) }
        if token.suffix == ":", try scalar(after: token.end)?.isASCIIDigit == true {
            return Reading(day, through: token)
        }
        if EnglishCalendar.dayWords.contains(lower) {
            guard token.suffix.isEmpty || token.suffix == ",", let first = try scalar(after: token.end),
                let next = try self.token(after: token.end),
                first.isASCIIDigit || EnglishCalendar.month(next.core) != nil || next.core == "-" || next.core == "–"
                    || next.core == "through" && lower != "sun"
                    || ["at", "to", "and"].contains(next.core) && EnglishCalendar.days[wordBefore().lower] != nil
            else {
                let isOneOfDays = try isBehindDay ? true : isBeforeDay(token)
                return isOneOfDays ? Reading(day, through: token) : nil
            }
        }
        return Reading(day, through: token)
    }

    /// "Sat and Sun"
    private func isBeforeDay(_ token: SpokenToken) throws(Lookahead.RunsOut) -> Bool {
        guard token.suffix.isEmpty, let first = try scalar(after: token.end), "ao&".unicodeScalars.contains(first),
            let link = try self.token(after: token.end), ["and", "or", "&"].contains(link.core),
            try scalar(after: link.end)?.isASCIIUpper == true, let last = try self.token(after: link.end)
        else { return false }
        return EnglishCalendar.days[last.lower] != nil
    }

    private var isBehindDay: Bool {
        ["and", "or", "&"].contains(wordBefore().lower) && wordBefore(2).isCapitalized
            && EnglishCalendar.days[wordBefore(2).lower] != nil
    }

    /// "2024-06-05", "6/5/2024", "12.05.1990", "5 June 2024", "5th of May", "by 4/15"
    func readingOfDate(_ token: SpokenToken) throws(Lookahead.RunsOut) -> Reading? {
        if token.hasSign || token.hasStop {
            if let date = WrittenDate(token.core) { return Reading(date.spoken, through: token) }
            if token.core == "9/11" { return Reading("nine eleven", through: token) }
            if let date = WrittenDate(monthAndDay: token.core),
                EnglishContext.beforeDay.contains(wordBefore().lower) || EnglishCalendar.days[wordBefore().lower] != nil
            {
                return Reading(date.spoken, through: token)
            }
        }
        guard token.suffix.isEmpty, token.core.utf8.count <= 7, let (day, lastDay, isPlain) = Self.days(token.core),
            let first = try scalar(after: token.end), first.isASCIIUpper, let next = try self.token(after: token.end),
            let month = EnglishCalendar.month(next.core), next.prefix.isEmpty
        else { return nil }
        let article = wordBefore().lower == "the" ? "" : "the "
        // "2 May be enough"
        if isPlain, next.core == "May", next.suffix.isEmpty, let word = try scalar(after: next.end), word.isASCIILower,
            let behind = try self.token(after: next.end),
            behind.core == "be" || behind.core == "have" || behind.core == "not"
        {
            return nil
        }
        let days = Self.spoken(from: day, to: lastDay)
        var reading = try reading("\(article)\(days) of \(EnglishCalendar.monthName(month))", behindDay: next)
        if next.core.utf8.count == 3, reading.end == next.end, reading.suffix == ".", try scalar(after: next.end) != nil
        {
            reading.suffix = ""
        }
        return reading
    }

    /// "5", "5th", "5-7": as days of a month.
    private static func days(_ core: String) -> (first: Int, last: Int?, isPlain: Bool)? {
        guard core.utf8.count <= 9 else { return nil }
        if let day = day(core[...]) { return (day, nil, core.utf8.count <= 2) }
        guard core.utf8.contains(where: { $0 == UInt8(ascii: "-") || $0 >= 0x80 }),
            let dash = core.firstIndex(where: { "-–—".contains($0) }), let first = day(core[..<dash]),
            let last = day(core[core.index(after: dash)...])
        else { return nil }
        return (first, last, false)
    }

    private static func spoken(from first: Int, to last: Int?) -> String {
        EnglishNumber.ordinal(first) + (last.map { " to \(EnglishNumber.ordinal($0))" } ?? "")
    }

    private static func day(_ core: Substring) -> Int? {
        var digits = core
        if core.utf8.count > 2 {
            guard core.utf8.count <= 4,
                core.hasSuffix("st") || core.hasSuffix("nd") || core.hasSuffix("rd")
                    || core.hasSuffix("th")
            else { return nil }
            digits = core.dropLast(2)
        }
        guard (1...2).contains(digits.utf8.count), let day = Int(digits), (1...31).contains(day) else { return nil }
        return day
    }

    /// A year of four digits; nil for other text.
    static func plainYear(_ core: some StringProtocol) -> Int? {
        guard core.utf8.count == 4, core.unicodeScalars.allSatisfy(\.isASCIIDigit), let year = Int(core) else {
            return nil
        }
        return (1_000...2_999).contains(year) ? year : nil
    }
}
