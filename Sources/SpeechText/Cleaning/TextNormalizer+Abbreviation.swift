extension TextNormalizer {
    /// "e.g." is said as words anywhere, "No." and "p." only before a number.
    func readingOfAbbreviation(_ token: SpokenToken) throws(Lookahead.RunsOut) -> Reading? {
        let hasStop = token.suffix.utf8.first == UInt8(ascii: ".")
        guard token.core.utf8.count <= 8 else { return nil }
        let lower = token.lower
        if hasStop || token.core.utf8.count == 1 || EnglishTitles.beforeNumberWithoutStop.contains(lower),
            token.suffix.isEmpty || token.suffix == ".", let word = EnglishTitles.beforeNumber[lower],
            let next = try scalar(after: token.end), next.isASCIIDigit || next == "#",
            hasStop || !token.hasLetter || EnglishTitles.beforeNumberWithoutStop.contains(lower)
        {
            var reading = Reading(word, through: token)
            reading.suffix = ""
            return reading
        }
        if lower == "al", wordBefore().lower != "et" { return nil }
        if lower == "x" { return try readingOfBy(token) }
        guard let word = EnglishTitles.abbreviations[lower],
            hasStop || EnglishTitles.withoutStopAnywhere.contains(lower) || token.hasStop,
            token.core.utf8.count < 3 || token.hasSmall, token.suffix != "'s"
        else { return nil }
        if !hasStop { return Reading(word, through: token) }
        // "55 mph max." ends a sentence with a word; "Max." is a name.
        if ["temp", "max", "min", "est", "op", "info", "ref", "par", "art", "cat", "app", "tab", "ex"].contains(lower) {
            if token.isCapitalized && wordBefore().isEmpty == false { return nil }
            if try scalar(after: token.end) == nil { return nil }
        }
        return try reading(word, behindAbbreviation: token)
    }

    /// "10 ft x 12 ft"
    private func readingOfBy(_ token: SpokenToken) throws(Lookahead.RunsOut) -> Reading? {
        guard token.suffix.isEmpty, token.prefix.isEmpty,
            EnglishUnits.units[wordBefore().lower] != nil || wordBefore().hasDigit,
            let next = try scalar(after: token.end), next.isASCIIDigit
        else { return nil }
        return Reading("by", through: token)
    }
}
