extension TextNormalizer {
    private static let yearWords: Set<String> = [
        "in", "since", "from", "until", "till", "by", "year", "of", "around", "circa", "to", "after", "before",
        "during",
        "and", "between", "early", "late", "mid",
    ]

    /// A token with a digit in it, and what belongs to it behind.
    func readingOfNumber(_ token: SpokenToken) throws(Lookahead.RunsOut) -> Reading? {
        let core = token.core
        if let phone = try readingOfPhone(token) { return phone }
        if let money = try readingOfMoney(token) { return money }
        if let date = Self.date(core) { return Reading(date, through: token) }
        if let time = Self.time(core) { return try readingOfTime(time, token) }
        if let day = try readingOfDay(token) { return day }
        if let counted = try readingOfCount(token) { return counted }
        guard let word = SpokenNumber.spoken(core) else { return nil }
        var reading = Reading(word, through: token)
        // The inches of 5'10"
        if core.contains("'"), reading.suffix.hasPrefix("\"") { reading.suffix.removeFirst() }
        return reading
    }

    private func readingOfTime(_ time: String, _ token: SpokenToken) throws(Lookahead.RunsOut) -> Reading {
        guard token.suffix.isEmpty, !time.hasSuffix("M"), let next = try self.token(after: token.end),
            let half = Self.halfOfDay(next)
        else {
            var reading = Reading(time, through: token)
            // "9 a.m." is one token when written "9a.m.": its full stop is the abbreviation's.
            if token.core.contains("."), reading.suffix.hasPrefix("."), try self.token(after: token.end) != nil {
                reading.suffix.removeFirst()
            }
            return reading
        }
        let clock = time.hasSuffix(" o'clock") ? String(time.dropLast(8)) : time
        return try reading("\(clock) \(half)", behindAbbreviation: next)
    }

    /// The full stop of "p.m." is kept only where the sentence ends.
    private func reading(_ text: String, behindAbbreviation token: SpokenToken) throws(Lookahead.RunsOut) -> Reading {
        var reading = Reading(text, through: token)
        if token.core.contains("."), reading.suffix.hasPrefix("."), try self.token(after: token.end) != nil {
            reading.suffix.removeFirst()
        }
        return reading
    }

    /// A plain number with the unit, magnitude or half of the day behind it, or a year.
    private func readingOfCount(_ token: SpokenToken) throws(Lookahead.RunsOut) -> Reading? {
        guard let number = EnglishNumber.spoken(token.core) else { return nil }
        let isOne = token.core == "1"
        if token.suffix.isEmpty, let next = try self.token(after: token.end), next.prefix.isEmpty {
            if let half = Self.halfOfDay(next), let hour = Int(token.core), (1...12).contains(hour) {
                return try reading("\(number) \(half)", behindAbbreviation: next)
            }
            if next.core == "x" || next.core == "×", let last = try self.token(after: next.end),
                let second = EnglishNumber.spoken(last.core)
            {
                return Reading("\(number) \(next.core == "x" ? "by" : "times") \(second)", through: last)
            }
            if let unit = EnglishUnits.units[next.core], !EnglishUnits.attachedOnly.contains(next.core) {
                return try reading("\(number) \(isOne ? unit.one : unit.several)", behindUnit: next)
            }
        }
        if let year = Self.plainYear(token.core),
            year >= 1_900 && year < 2_100 || (year >= 1_100 && Self.yearWords.contains(previousWord.lowercased()))
        {
            return Reading(EnglishNumber.year(year), through: token)
        }
        return Reading(number, through: token)
    }

    /// "5 ft. tall": the full stop of the unit is kept only where the sentence ends.
    private func reading(_ text: String, behindUnit token: SpokenToken) throws(Lookahead.RunsOut) -> Reading {
        var reading = Reading(text, through: token)
        if reading.suffix == ".", let next = try self.token(after: token.end), next.core.first?.isUppercase != true {
            reading.suffix = ""
        }
        return reading
    }

    /// "555-1234", "(555) 123-4567", "+1 555 123 4567"
    private func readingOfPhone(_ token: SpokenToken) throws(Lookahead.RunsOut) -> Reading? {
        var groups = SpokenNumber.digitGroups(token.core)
        var last = token
        let isArea = token.prefix == "(" && token.suffix == ")" && groups == ["\(token.core)"] && token.core.count == 3
        let isCountry = token.core.hasPrefix("+") && groups.count == 1 && token.core.count <= 4
        guard isArea || isCountry || groups.count > 1 || (token.core.hasPrefix("+") && token.core.count >= 9) else {
            return nil
        }
        if isArea || isCountry {
            while last.suffix.isEmpty || last.suffix == ")", groups.count < 6,
                let next = try self.token(after: last.end), next.prefix.isEmpty || next.prefix == "("
            {
                let more = SpokenNumber.digitGroups(next.core)
                guard !more.isEmpty, next.core.first != "+" else { break }
                groups += more
                last = next
            }
        }
        guard SpokenNumber.isPhoneNumber(groups, isInternational: token.core.hasPrefix("+")) else { return nil }
        let plus = token.core.hasPrefix("+") ? "plus " : ""
        var reading = Reading(plus + groups.map { EnglishNumber.digits($0) }.joined(separator: ", "), through: last)
        reading.dropsPrefix = isArea
        return reading
    }

    /// "$5.99", "$1.5 million", "20 USD", "5 €"
    private func readingOfMoney(_ token: SpokenToken) throws(Lookahead.RunsOut) -> Reading? {
        guard let amount = SpokenMoney(token.core) else { return nil }
        if token.suffix.isEmpty, let next = try self.token(after: token.end),
            EnglishUnits.magnitudeWords.contains(next.core.lowercased())
        {
            return Reading(amount.spoken(magnitude: next.core.lowercased()), through: next)
        }
        return Reading(amount.spoken(magnitude: nil), through: token)
    }
}
