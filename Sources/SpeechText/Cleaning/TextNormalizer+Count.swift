extension TextNormalizer {
    /// A number or range with its unit, or a year.
    func readingOfCount(_ token: SpokenToken) throws(Lookahead.RunsOut) -> Reading? {
        if let decade = try readingOfDecade(token) { return decade }
        guard let count = WrittenCount(token.core) else { return nil }
        if let years = count.years, try !isCounted(token) { return Reading(years, through: token) }
        guard let number = count.spoken else { return nil }
        if !count.unit.isEmpty { return try readingOfAttached(count, number, token) }
        if token.suffix.hasPrefix("\"") || token.suffix.hasPrefix("'"), token.prefix.isEmpty,
            !token.suffix.hasSuffix("\"\""), token.suffix.hasPrefix("'") || !isInQuotation
        {
            // The inches of 5", the feet of 6'
            if let reading = try readingOfMarks(number, count, token) { return reading }
        }
        if token.suffix.hasPrefix("!"), token.isDigits, token.core.utf8.count <= 3,
            let next = try scalar(after: token.end),
            next.isASCIILower || "=×÷*/+".unicodeScalars.contains(next)
        {
            var reading = Reading("\(number) factorial", through: token)
            reading.suffix.removeFirst()
            return reading
        }
        if token.suffix.isEmpty,
            let reading = try reading(of: number, isOne: count.isOne || count.isPart, unitBehind: token)
        {
            return reading
        }
        if count.isPlain, let year = Self.plainYear(token.core), try isYear(year, token) {
            return Reading(EnglishNumber.year(year), through: token)
        }
        return Reading(number, through: token)
    }

    /// "2-4\" of snow"
    private func isBeforeLength(_ token: SpokenToken) throws(Lookahead.RunsOut) -> Bool {
        guard token.suffix == "\"", try scalar(after: token.end)?.isASCIILower == true,
            let next = try self.token(after: token.end)
        else { return false }
        return EnglishUnits.behindInch.contains(next.lower)
    }

    private func readingOfMarks(
        _ number: String, _ count: WrittenCount, _ token: SpokenToken
    ) throws(Lookahead.RunsOut) -> Reading? {
        guard let mark = token.suffix.first, let unit = EnglishUnits.units[String(mark)],
            try count.last == nil ? true : mark == "\"" ? isBeforeLength(token) : false,
            token.suffix.utf8.count == 1 || token.suffix.utf8.dropFirst().first != UInt8(ascii: "\"")
        else { return nil }
        // "He said 5'" closes a quotation that opened before; without one it is a length only before a word.
        guard mark == "'" || token.core.utf8.count <= 3 else { return nil }
        let isSingular = count.isOne ? true : try isMeasure(in: String(mark), through: token.withoutFirstMark())
        var reading = Reading("\(number) \(isSingular ? unit.one : unit.several)", through: token)
        reading.suffix.removeFirst()
        return reading
    }
}
