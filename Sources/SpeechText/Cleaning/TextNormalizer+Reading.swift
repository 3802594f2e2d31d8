extension TextNormalizer {
    /// What is said for one or more tokens.
    struct Reading {
        var text: String
        /// The marks behind the last token.
        var suffix: String
        var end: Int
        /// Whether a bracket before the first token is not spoken.
        var dropsPrefix = false
        /// How many digits were said one by one; others of the same length behind "or" are of the same kind.
        var spelledDigits = 0

        init(_ text: String, through token: SpokenToken) {
            self.text = text
            suffix = token.suffix
            end = token.end
        }
    }

    /// What is said for a token and perhaps some behind it; nil when it is read as written.
    func reading(of token: SpokenToken) throws(Lookahead.RunsOut) -> Reading? {
        if token.hasSign, let reading = try readingOfEmoticon(token) { return reading }
        if token.hasStop || token.hasSign, let reading = try readingOfAddress(token) { return reading }
        if token.hasDigit { return try readingOfNumber(token) }
        if token.hasLetter {
            if let reading = try readingOfMonth(token) { return reading }
            if let reading = try readingOfWeekday(token) { return reading }
            if let reading = try readingOfTitle(token) { return reading }
            if let reading = try readingOfAbbreviation(token) { return reading }
            if token.isCapitalized || token.hasStop {
                if let reading = try readingOfCurrencyCode(token) { return reading }
                if let reading = try readingOfRomanNumeral(token) { return reading }
                if let reading = try readingOfAcronym(token) { return reading }
            }
        }
        return try readingOfSign(token)
    }

    /// A token with a digit in it, and what belongs to it behind.
    private func readingOfNumber(_ token: SpokenToken) throws(Lookahead.RunsOut) -> Reading? {
        if let reading = try readingOfTelephone(token) { return reading }
        if let reading = try readingOfIdentifier(token) { return reading }
        if let reading = try readingOfMoney(token) { return reading }
        if let reading = try readingOfDate(token) { return reading }
        if let reading = try readingOfTime(token) { return reading }
        if let reading = try readingOfSlash(token) { return reading }
        if let reading = try readingOfCount(token) { return reading }
        if let reading = try readingOfLettersAndDigits(token) { return reading }
        if let word = SpokenNumber.spoken(token.core) {
            var reading = Reading(word, through: token)
            // The bracket of "401(k)" belongs to the number.
            if token.hasSign, reading.suffix.hasPrefix(")"), token.core.contains("(") { reading.suffix.removeFirst() }
            return reading
        }
        return try readingOfSign(token)
    }
}
