extension TextNormalizer {
    /// "WHO" letter by letter, "NASA" as a word, "AT&T", "CEO's", "U.S."
    func readingOfAcronym(_ token: SpokenToken) throws(Lookahead.RunsOut) -> Reading? {
        let core = token.core
        guard core.utf8.count <= 24 else { return nil }
        // The phonemizer takes the A behind "for" and "of" for the article.
        if core == "AT&T", ["for", "of"].contains(wordBefore().lower) { return Reading("eh T and T", through: token) }
        if let said = EnglishAcronyms.said[core] {
            return token.hasStop ? try reading(said, behindAbbreviation: token) : Reading(said, through: token)
        }
        if token.hasStop { return try readingOfInitials(token) }
        if token.hasSign, core.contains("&") { return readingOfJoined(token) }
        var base = core[...]
        var ending = ""
        for written in ["'s", "’s", "s"] where core.hasSuffix(written) {
            base = core.dropLast(written.count)
            ending = "s"
            break
        }
        guard base.utf8.count >= 2, base.unicodeScalars.allSatisfy(\.isASCIIUpper) else { return nil }
        if let state = try readingOfState(token) { return state }
        let name = String(base)
        if EnglishAcronyms.words.contains(name) {
            return Reading(
                base.lowercased() + (ending.isEmpty ? "" : core.hasSuffix("'s") || core.hasSuffix("’s") ? "'s" : "s"),
                through: token)
        }
        // The phonemizer spells what has no vowel, and other voices know such names best as they are written.
        if ending.isEmpty, name.utf8.count <= 5, !name.utf8.contains(where: { "AEIOUY".utf8.contains($0) }) {
            return nil
        }
        guard try isSpelled(name, token) else {
            // A short word of capitals alone is spelled by the phonemizer.
            guard ending.isEmpty, name.utf8.count <= 4, name != "OK",
                EnglishAcronyms.shouted.contains(base.lowercased()), !wordBefore().isShouted
            else { return nil }
            return Reading(base.lowercased(), through: token)
        }
        if name.first == "A", ending.isEmpty, name.utf8.count <= 4, ["for", "of"].contains(wordBefore().lower) {
            return nil
        }
        return Reading(SpokenLetters.dotted(base, ending: ending), through: token)
    }

    private func isSpelled(_ name: String, _ token: SpokenToken) throws(Lookahead.RunsOut) -> Bool {
        if EnglishAcronyms.doubtful.contains(name) { return try isAcronym(name, token) }
        if EnglishAcronyms.letters.contains(name) { return true }
        guard name.utf8.count <= 5 else { return false }
        let hasVowel = name.utf8.contains { "AEIOUY".utf8.contains($0) }
        if name.utf8.count > 3 || wordBefore().isShouted && name.utf8.count > 2 { return !hasVowel }
        return !EnglishAcronyms.shouted.contains(name.lowercased())
    }

    /// "the WHO", "in the US", "the IT team", but "WHO said that" and "DO IT".
    private func isAcronym(_ name: String, _ token: SpokenToken) throws(Lookahead.RunsOut) -> Bool {
        let before = wordBefore()
        if before.isShouted { return false }
        if !token.suffix.isEmpty {
            return ["the", "in", "an", "a", "of", "my", "our"].contains(before.lower) || name == "AD" || name == "LA"
                || name == "LED"
        }
        let next = try self.token(after: token.end)
        if let next, next.core.utf8.count > 1, next.hasLetter, !next.hasSmall, !next.hasSign,
            !EnglishAcronyms.letters.contains(next.core)
        {
            return false
        }
        switch name {
        case "WHO", "US", "IT":
            if ["the", "an", "a", "this", "that", "our", "their", "your", "its", "and"].contains(before.lower) {
                return true
            }
            if name == "US", Self.isCountry(behind: before, before: next) { return true }
            if name != "WHO", ["of", "for", "to", "by", "from", "in"].contains(before.lower) { return name == "IT" }
            if name == "US", let next, next.isDigits, next.core.utf8.count <= 3 { return true }
            if name == "US", next?.core == "and" || next?.core == "dollars" || next?.core == "dollar" { return true }
            guard name == "WHO" else {
                return name == "IT" && before.isEmpty == false
                    && !["do", "is", "was", "get", "like"].contains(before.lower)
            }
            return ["guidelines", "says", "recommends", "declared", "data", "report", "officials", "experts"].contains(
                next?.core)
        case "AM":
            return ["an", "the", "on", "both", "fm"].contains(before.lower) || before.hasDigit
                || EnglishContext.radio.contains(next?.lower ?? "") || next?.core == "FM"
                || before.lower == "and" && wordBefore(2).lower == "fm"
        default: return true
        }
    }

    /// "US law is odd", "for US citizens", "most US states", but "tell US now" and "for US and them"
    private static func isCountry(behind before: BeforeWord, before next: SpokenToken?) -> Bool {
        if before.isEmpty { return true }
        guard let next, next.hasSmall, !EnglishContext.noNouns.contains(next.lower) else { return false }
        return !EnglishContext.beforeThem.contains(before.lower)
    }

    /// "R&D", "Q&A", "B&B"
    private func readingOfJoined(_ token: SpokenToken) -> Reading? {
        let parts = token.core.split(separator: "&", omittingEmptySubsequences: false)
        guard (2...4).contains(parts.count),
            parts.allSatisfy({ !$0.isEmpty && $0.unicodeScalars.allSatisfy(\.isLetter) })
        else { return nil }
        let words = parts.map { part in
            part.utf8.count <= 3 && part.unicodeScalars.allSatisfy(\.isASCIIUpper)
                ? SpokenLetters.dotted(part) : String(part)
        }
        return Reading(words.joined(separator: " and "), through: token)
    }

    /// "U.S.", "D.C.", "J.R.R.", "a.m."
    private func readingOfInitials(_ token: SpokenToken) throws(Lookahead.RunsOut) -> Reading? {
        let parts = token.core.split(separator: ".", omittingEmptySubsequences: false)
        guard (2...6).contains(parts.count),
            parts.allSatisfy({ $0.unicodeScalars.count == 1 && $0.unicodeScalars.allSatisfy(\.isUpper) })
        else { return nil }
        // Before a small letter the full stop is heard by nobody; before a capital it would be a pause.
        guard token.suffix.hasPrefix("."), let next = try scalar(after: token.end), next.isUpper else { return nil }
        return try reading(token.core, behindAbbreviation: token)
    }

    /// "Austin, TX 78701"
    private func readingOfState(_ token: SpokenToken) throws(Lookahead.RunsOut) -> Reading? {
        guard token.core.utf8.count == 2, let state = EnglishTitles.states[token.core] else { return nil }
        let before = wordBefore()
        let isBeforeCode: Bool
        if token.suffix.isEmpty, before.isCapitalized, let first = try scalar(after: token.end), first.isASCIIDigit,
            let next = try self.token(after: token.end)
        {
            let front = next.core.prefix(5)
            isBeforeCode = front.utf8.count == 5 && front.unicodeScalars.allSatisfy(\.isASCIIDigit)
        } else {
            isBeforeCode = false
        }
        let isBehindPlace =
            before.endsWithComma && before.isCapitalized && !before.isShouted
            && !EnglishTitles.noPlaces.contains(before.lower)
        // "Robert Smith, MD, spoke"
        let isDegree =
            ["MD", "MA", "PA"].contains(token.core) && !isBeforeCode
            && EnglishRoman.firstNames.contains(wordBefore(2).lower)
        return isBeforeCode || isBehindPlace && !isDegree ? Reading(state, through: token) : nil
    }
}
