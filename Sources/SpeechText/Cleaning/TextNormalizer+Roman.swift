extension TextNormalizer {
    /// "World War II", "Henry VIII", "Chapter IV"; "I", "X" and "C" stay letters where nothing says otherwise.
    func readingOfRomanNumeral(_ token: SpokenToken) throws(Lookahead.RunsOut) -> Reading? {
        guard token.hasSign || !token.hasSmall && !token.hasStop else { return nil }
        var core = token.core[...]
        var ending = ""
        for written in ["'s", "’s"] where core.hasSuffix(written) {
            core = core.dropLast(2)
            ending = "'s"
        }
        guard core.utf8.count <= 9, core.unicodeScalars.allSatisfy(\.isASCIIUpper), let numeral = RomanNumeral(core)
        else {
            return nil
        }
        if core.utf8.count > 1 || core == "X" || core == "V", ending.isEmpty, token.suffix.isEmpty,
            try scalar(after: token.end) == "c", let next = try self.token(after: token.end),
            next.core == "century" || next.core == "centuries"
        {
            return Reading(EnglishNumber.ordinal(numeral.value), through: token)
        }
        let before = wordBefore()
        guard before.isCapitalized || EnglishRoman.counted.contains(before.lower), !before.endsWithComma,
            !before.endsClause
        else { return Self.readingOfLoneNumeral(core, numeral, ending, token) }
        let word = before.lower
        let isSingle = core.utf8.count == 1
        if EnglishRoman.counted.contains(word) {
            if isSingle, core == "C" || core == "L" || !EnglishRoman.certain.contains(word) && core != "V" {
                return nil
            }
            if isSingle, core == "I", !before.isCapitalized { return nil }
            if word == "war", !before.isCapitalized { return nil }
            return Reading(EnglishNumber.cardinal(numeral.value) + ending, through: token)
        }
        let isRoyal =
            EnglishRoman.royal.contains(wordBefore(2).lower) || EnglishRoman.royal.contains(wordBefore(3).lower)
        if EnglishRoman.rulers.contains(word) || isRoyal && before.isCapitalized {
            if isSingle, !isRoyal {
                guard core != "C", core != "L", word != "malcolm" || core != "X" else { return nil }
                if core == "I", ending.isEmpty, try !isQueen(token) { return nil }
            }
            return Reading("the \(EnglishNumber.ordinal(numeral.value))\(ending)", through: token)
        }
        guard !isSingle else {
            return core == "V" && wordBefore(2).isCapitalized && wordBefore(3).isCapitalized
                ? Reading("five\(ending)", through: token) : nil
        }
        // "an XL shirt", "a CV": other words of these letters
        guard core != "XL", core != "CC",
            core != "IV" || wordBefore(2).isCapitalized || wordBefore(2).isEmpty && before.isCapitalized,
            !EnglishContext.noNouns.contains(word), before.lower.utf8.count > 1
        else { return Self.readingOfLoneNumeral(core, numeral, ending, token) }
        if EnglishRoman.firstNames.contains(wordBefore(2).lower)
            || EnglishRoman.firstNames.contains(wordBefore(3).lower)
        {
            return Reading("the \(EnglishNumber.ordinal(numeral.value))\(ending)", through: token)
        }
        return Reading(EnglishNumber.cardinal(numeral.value) + ending, through: token)
    }

    /// "the XV team", "an XX chromosome": the phonemizer would say "Roman" before such a number.
    private static func readingOfLoneNumeral(
        _ core: Substring, _ numeral: RomanNumeral, _ ending: String, _ token: SpokenToken
    ) -> Reading? {
        if core == "XX" { return Reading("X.X" + ending, through: token) }
        let tens = core.prefix { $0 == "X" }.utf8.count
        let rest = core.dropFirst(tens)
        guard tens > 0 ? core.utf8.count > 2 || core == "XV" : core.utf8.count > 2, !rest.isEmpty,
            rest.utf8.allSatisfy({ $0 == UInt8(ascii: "I") || $0 == UInt8(ascii: "V") })
        else { return nil }
        return Reading(EnglishNumber.cardinal(numeral.value) + ending, through: token)
    }

    /// "Elizabeth I ruled", but "Henry, I think" and "Henry I think".
    private func isQueen(_ token: SpokenToken) throws(Lookahead.RunsOut) -> Bool {
        if !token.suffix.isEmpty { return true }
        guard let next = try self.token(after: token.end) else { return true }
        return EnglishRoman.behindFirst.contains(next.lower) || next.lower.hasSuffix("ed") || next.lower == "lost"
    }
}
