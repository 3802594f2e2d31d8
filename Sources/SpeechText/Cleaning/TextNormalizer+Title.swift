extension TextNormalizer {
    /// "Dr. Lee lives on Elm Dr.", "St. Louis", "Main St.", "Ken Griffey Jr.", "100 N. Main St."
    func readingOfTitle(_ token: SpokenToken) throws(Lookahead.RunsOut) -> Reading? {
        guard token.isCapitalized, token.core.utf8.count <= 7, !token.hasSign || token.core == "Ph.D" else {
            return nil
        }
        let hasStop = token.suffix.hasPrefix(".")
        guard hasStop || token.isOpen || token.suffix == "," || token.suffix == ")" else { return nil }
        if let direction = try readingOfDirection(token) { return direction }
        guard token.core.dropFirst().unicodeScalars.allSatisfy(\.isLower), token.core.utf8.count > 1 else { return nil }
        let lower = token.lower
        let before = wordBefore()
        let street = EnglishTitles.streets[lower]
        let isBehindName =
            before.isCapitalized && !before.endsWithComma && !before.endsClause
            || before.hasDigit && !before.endsClause
        let title = EnglishTitles.beforeNames[lower]
        if let title, hasStop || EnglishTitles.withoutStop.contains(lower), token.suffix.isEmpty || token.suffix == ".",
            let next = try scalar(after: token.end), next.isUpper, try !isStreet(lower, before, token)
        {
            return try reading(title, behindAbbreviation: token)
        }
        if let behind = EnglishTitles.behindNames[lower], before.isCapitalized || before.lower == "&" || lower == "jr" {
            guard hasStop || lower != "co" else { return nil }
            return hasStop ? try reading(behind, behindAbbreviation: token) : Reading(behind, through: token)
        }
        if let street, isBehindName,
            hasStop || lower.utf8.count > 2 || lower == "rd" || lower == "st" || lower == "ln" || lower == "dr"
        {
            return hasStop ? try reading(street, behindAbbreviation: token) : Reading(street, through: token)
        }
        guard let title, hasStop, street != nil || EnglishTitles.withoutStop.contains(lower) else { return nil }
        return try reading(title, behindAbbreviation: token)
    }

    /// Whether "St." or "Dr." before a capital closes a street's name: "12 Main St. Springfield", "on Elm Dr. Then".
    private func isStreet(_ word: String, _ before: BeforeWord, _ token: SpokenToken) throws(Lookahead.RunsOut) -> Bool
    {
        guard word == "st" || word == "dr" || word == "ft" || word == "mt" || word == "ste" || word == "pt" else {
            return false
        }
        if word == "ste" || word == "ft" || word == "mt" || word == "pt" { return false }
        guard before.isCapitalized || before.hasDigit, !before.endsWithComma, before.lower.utf8.count > 1 else {
            return false
        }
        let second = wordBefore(2)
        // A house number or a preposition before the name: "12 Main St.", "on Elm Dr."
        return before.hasDigit || second.hasDigit || wordBefore(3).hasDigit && second.isCapitalized
            || ["on", "near", "at", "and", "onto", "down", "off", "along"].contains(second.lower)
    }

    /// "100 N. Main St.", "500 NW 5th Ave."
    private func readingOfDirection(_ token: SpokenToken) throws(Lookahead.RunsOut) -> Reading? {
        guard let direction = EnglishTitles.directions[token.core], token.isOpen,
            let next = try scalar(after: token.end)
        else { return nil }
        if token.suffix.isEmpty, isBehindHighway { return Reading(direction, through: token) }
        guard next.isASCIIUpper || next.isASCIIDigit, try isBeforePlace(token) ? true : isBeforeStreet(token) else {
            return nil
        }
        return try reading(direction, behindAbbreviation: token)
    }

    /// "N. Korea"
    private func isBeforePlace(_ token: SpokenToken) throws(Lookahead.RunsOut) -> Bool {
        guard token.suffix == ".", let next = try self.token(after: token.end) else { return false }
        if EnglishTitles.compassPlaces.contains(next.lower) { return true }
        // "in N. Dallas"; one letter or small ones are a name: "in W. B. Yeats", "in E. coli".
        return EnglishTitles.beforeCompass.contains(wordBefore().lower) && next.isCapitalized && next.hasSmall
            && next.core.utf8.count > 2
    }

    /// "I-95 N", "Highway 101 S"
    private var isBehindHighway: Bool {
        let before = wordBefore()
        guard before.hasDigit, !before.endsWithComma, !before.endsClause else { return false }
        let word = before.lower
        return word.hasPrefix("i-") || word.hasPrefix("us-")
            || ["highway", "hwy", "interstate", "route", "rte", "i", "us"].contains(wordBefore(2).lower)
    }
}
