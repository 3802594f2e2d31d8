extension TextNormalizer {
    /// Whether a number without a unit is a year: by its size and the word before it.
    func isYear(_ year: Int, _ token: SpokenToken) throws(Lookahead.RunsOut) -> Bool {
        let before = wordBefore()
        let word = before.lower
        if EnglishCalendar.beforeYear.contains(word) {
            if year >= 1_900, year < 2_100 { return true }
            return try !isCounted(token)
        }
        let isNamed = EnglishContext.determiners.contains(word) || word.hasSuffix("'s")
        if year >= 1_900, year < 2_100 { return isNamed ? true : try !isCounted(token) }
        return year >= 1_500 && year < 1_900 && isNamed ? try !isCounted(token) : false
    }

    /// "the 60s", "seventies and 80s"
    var isBehindDecadeWord: Bool {
        let word = wordBefore().lower
        if word == "and" || word == "or" || word == "to" {
            return !EnglishCalendar.beforeSeconds.contains(wordBefore(3).lower)
        }
        return EnglishCalendar.beforeDecade.contains(word)
    }

    /// "1990s", "'80s", "the 60s", "1980s-90s", "100s", "1,000s"
    func readingOfDecade(_ token: SpokenToken) throws(Lookahead.RunsOut) -> Reading? {
        guard token.core.utf8.count <= 16,
            token.core.utf8.last == UInt8(ascii: "s")
                || token.core.unicodeScalars.first.map({ "'’‘".unicodeScalars.contains($0) }) == true
        else { return nil }
        if token.hasDash, let dash = token.core.firstIndex(where: { "-–—".contains($0) }) {
            let last = token.core[token.core.index(after: dash)...]
            guard let from = SpokenNumber.decade(token.core[..<dash]), let to = SpokenNumber.decade(last) else {
                return nil
            }
            return Reading("\(from) to \(to)", through: token)
        }
        guard let decade = SpokenNumber.decade(token.core[...]) else { return nil }
        // "in 50s" are seconds.
        if token.core.utf8.count == 3, token.core.first?.isNumber == true, !isBehindDecadeWord,
            try !isBeforeBills(token)
        {
            return nil
        }
        return Reading(decade, through: token)
    }

    /// "20s and 10s", as bills: others follow.
    private func isBeforeBills(_ token: SpokenToken) throws(Lookahead.RunsOut) -> Bool {
        guard token.suffix.isEmpty || token.suffix == ",", !EnglishCalendar.beforeSeconds.contains(wordBefore().lower),
            let first = try scalar(after: token.end), first == "a" || first == "o" || first.isASCIIDigit,
            let next = try self.token(after: token.end)
        else { return false }
        let isLinked = next.core == "and" || next.core == "or"
        guard isLinked || token.suffix == ",", let last = isLinked ? try self.token(after: next.end) : next else {
            return false
        }
        return last.core.utf8.count <= 4 && last.core.hasSuffix("s") && SpokenNumber.decade(last.core[...]) != nil
    }
}
