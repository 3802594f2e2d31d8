extension TextNormalizer {
    /// "$5.99", "$1.5 million", "a $20 bill", "$20 CAD"
    func readingOfMoney(_ token: SpokenToken) throws(Lookahead.RunsOut) -> Reading? {
        guard token.hasCurrency, let amount = SpokenMoney(token.core) else { return nil }
        return try reading(of: amount, token)
    }

    /// "CHF 20", "USD 1.5 million"
    func readingOfCurrencyCode(_ token: SpokenToken) throws(Lookahead.RunsOut) -> Reading? {
        guard token.suffix.isEmpty, token.core.utf8.count == 3, let currency = EnglishMoney.codes[token.core],
            let first = try scalar(after: token.end), first.isASCIIDigit, let next = try self.token(after: token.end),
            let amount = SpokenMoney(next.core, in: currency)
        else { return nil }
        return try reading(of: amount, next)
    }

    private func reading(of amount: SpokenMoney, _ token: SpokenToken) throws(Lookahead.RunsOut) -> Reading {
        var amount = amount
        var last = token
        var magnitude: String?
        if token.suffix.isEmpty, amount.takesMagnitude, let first = try scalar(after: token.end), first.isLetter,
            let next = try self.token(after: token.end)
        {
            if EnglishUnits.magnitudeWords.contains(next.lower) {
                magnitude = next.lower
                last = next
            } else if next.core == "bn" || next.core == "mn" || next.core == "tn" {
                magnitude = EnglishUnits.magnitudes[next.core]
                last = next
            }
        }
        if last.suffix.isEmpty, let first = try scalar(after: last.end), first.isASCIIUpper,
            let next = try self.token(after: last.end), let currency = EnglishMoney.codes[next.core]
        {
            amount = amount.changed(to: currency)
            last = next
        }
        let isAdjective = try isAdjective(through: last) ? true : isBeforeCountedNoun(last)
        let words = amount.spoken(magnitude: magnitude, isAdjective: isAdjective)
        // "$9.99/mo. or": the full stop is that of the short form.
        return last.suffix == "." && last.core.contains("/")
            ? try reading(words, behindAbbreviation: last) : Reading(words, through: last)
    }

    /// Whether an amount up to a token describes the noun behind it: "a $20 bill", "the 5 km run".
    func isAdjective(through last: SpokenToken) throws(Lookahead.RunsOut) -> Bool {
        guard last.suffix.isEmpty else { return false }
        let word = wordBefore().lower
        let isBehindArticle = EnglishContext.articles.contains(word)
        // Without an article the amount waits for nothing.
        guard isBehindArticle || EnglishContext.determiners.contains(word), let first = try scalar(after: last.end),
            first.isLetter, isBehindArticle || first.isASCIILower, let next = try token(after: last.end)
        else { return false }
        return next.hasLetter && !next.hasDigit && !EnglishContext.noNouns.contains(next.lower)
    }

    /// Whether a unit up to a token measures the noun behind it: "a 12 oz can", "two 8 oz packages".
    ///
    /// Without a word before that says so, only a unit that things are packed in waits for what follows.
    func isMeasure(in unit: some StringProtocol, through last: SpokenToken) throws(Lookahead.RunsOut) -> Bool {
        if try isAdjective(through: last) { return true }
        let before = wordBefore().lower
        let isOfSeveral = EnglishContext.severals.contains(before)
        let isOfOne = EnglishContext.singles.contains(before)
        guard last.suffix.isEmpty, isOfSeveral || isOfOne || EnglishUnits.packed.contains(String(unit)),
            let first = try scalar(after: last.end), first.isASCIILower, let next = try token(after: last.end)
        else { return false }
        let word = next.lower
        if EnglishContext.measured.contains(word) { return true }
        if word == "can" { return EnglishContext.articles.contains(before) || isOfOne }
        if isOfOne { return !EnglishContext.noNouns.contains(word) && !next.hasDigit }
        return isOfSeveral && word.hasSuffix("s") && word.utf8.count > 3
            && !EnglishContext.noNouns.contains(word) && !EnglishContext.noPlurals.contains(word)
    }

    /// Whether money is counted in the thing behind it, even without an article: "$20 bills".
    private func isBeforeCountedNoun(_ last: SpokenToken) throws(Lookahead.RunsOut) -> Bool {
        guard last.suffix.isEmpty, let first = try scalar(after: last.end), first.isASCIILower,
            let next = try token(after: last.end)
        else { return false }
        return EnglishMoney.countedNouns.contains(next.lower)
    }
}
