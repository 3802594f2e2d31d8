extension TextNormalizer {
    /// Codes, cards, ZIP codes and short telephone numbers digit by digit; rooms and flights in pairs.
    func readingOfIdentifier(_ token: SpokenToken) throws(Lookahead.RunsOut) -> Reading? {
        if !token.isDigits {
            if let aircraft = readingOfAircraft(token) { return aircraft }
            return try readingOfMixedIdentifier(token)
        }
        let count = token.core.utf8.count
        guard count >= 2, count <= TextNormalizer.longestToken else { return nil }
        if count > 9 { return spelled(token) }
        if count == 3, try isShortNumber(token) { return spelled(token) }
        if count >= 3, isBehindCode {
            let isQuantity = try isMeasured(token) ? true : isCounted(token) && !isBehindCertainCode
            return isQuantity ? nil : spelled(token)
        }
        if count >= 3, count == spelledDigits, ["or", "and", "not", "then", "to", "nor"].contains(wordBefore().lower),
            try !isCounted(token)
        {
            return spelled(token)
        }
        let before = wordBefore()
        if before.isEmpty { return try readingBeforeCode(token) }
        let word = before.lower
        if count >= 3,
            EnglishContext.calls.contains(word) || (word == "on" || word == "at") && count >= 5 && isBehindCall
        {
            return try isCounted(token) ? nil : spelled(token)
        }
        if count >= 4, EnglishContext.typing.contains(word) { return spelled(token) }
        if word == "to", (4...6).contains(count), isBehindText {
            return spelled(token)
        }
        if count >= 3, count <= 4,
            EnglishContext.rooms.contains(word) || before.isCapitalized && EnglishContext.products.contains(word),
            try !isCounted(token)
        {
            return Reading(EnglishNumber.pairs(token.core), through: token)
        }
        // "Flight LH 2490"
        if count >= 3, word.utf8.count == 2, before.isCapitalized, wordBefore(2).lower == "flight" {
            return Reading(
                count == 3 ? EnglishNumber.pairs(token.core) : EnglishNumber.digits(token.core), through: token)
        }
        if count == 5, before.endsWithComma || before.isShouted, EnglishTitles.states[word.uppercased()] != nil {
            return spelled(token)
        }
        if let reading = try readingOfHouse(token) { return reading }
        return try readingBeforeCode(token)
    }

    private func spelled(_ token: SpokenToken) -> Reading {
        var reading = Reading(EnglishNumber.digits(token.core), through: token)
        reading.spelledDigits = token.core.utf8.count
        return reading
    }

    /// "276983 is your code", "enter 1234 as your PIN"
    private func readingBeforeCode(_ token: SpokenToken) throws(Lookahead.RunsOut) -> Reading? {
        guard token.core.utf8.count >= 4, token.suffix.isEmpty, let first = try scalar(after: token.end),
            first == "i" || first == "a", var next = try self.token(after: token.end),
            next.core == "is" || next.core == "as" || next.core == "are"
        else { return nil }
        for _ in 0..<4 {
            guard next.suffix.isEmpty, let more = try self.token(after: next.end) else { return nil }
            let word = more.lower
            if EnglishContext.codes.contains(word) { return spelled(token) }
            guard EnglishContext.links.contains(word) || word.utf8.count > 4 else { return nil }
            next = more
        }
        return nil
    }

    /// "221 Baker Street": in pairs from three digits on.
    private func readingOfHouse(_ token: SpokenToken) throws(Lookahead.RunsOut) -> Reading? {
        guard token.suffix.isEmpty, (3...5).contains(token.core.utf8.count),
            let first = try scalar(after: token.end), first.isASCIIUpper || first.isASCIIDigit,
            try first.isASCIIUpper ? true : isBeforeOrdinal(token), try isBeforeStreet(token)
        else { return nil }
        return Reading(
            token.core.utf8.count == 5 ? EnglishNumber.digits(token.core) : EnglishNumber.pairs(token.core),
            through: token)
    }

    /// "350 5th Ave."
    private func isBeforeOrdinal(_ token: SpokenToken) throws(Lookahead.RunsOut) -> Bool {
        guard let next = try self.token(after: token.end), next.suffix.isEmpty, next.hasLetter else { return false }
        return ["st", "nd", "rd", "th"].contains(next.core.suffix(2))
    }

    /// Whether names with capitals and a word for a street follow.
    func isBeforeStreet(_ token: SpokenToken) throws(Lookahead.RunsOut) -> Bool {
        var last = token
        for _ in 0..<4 {
            guard last.isOpen, let first = try scalar(after: last.end), first.isASCIIUpper || first.isASCIIDigit,
                let next = try self.token(after: last.end)
            else { return false }
            if EnglishContext.streetWords.contains(next.lower), last.end > token.end { return true }
            last = next
        }
        return false
    }

    /// "911" where it is called.
    private func isShortNumber(_ token: SpokenToken) throws(Lookahead.RunsOut) -> Bool {
        guard EnglishContext.shortNumbers.contains(token.core) else { return false }
        for distance in 1...6 {
            let word = wordBefore(distance).lower
            if EnglishContext.calls.contains(word) || EnglishContext.alarms.contains(word) {
                return try !isCounted(token)
            }
        }
        if token.suffix.isEmpty, let first = try scalar(after: token.end), first.isASCIILower,
            let next = try self.token(after: token.end), EnglishContext.emergencies.contains(next.lower)
        {
            return true
        }
        return false
    }

    /// "text STOP to 40404"
    private var isBehindText: Bool {
        for distance in 2...6 {
            let word = wordBefore(distance).lower
            if word == "text" || word == "sms" || word == "message" || word == "texting" { return true }
        }
        return false
    }

    /// Whether the words before name a code: "your new code is", "the card ending in".
    var isBehindCode: Bool { codeBefore() != nil }

    private var isBehindCertainCode: Bool { codeBefore() == true }

    /// True behind a word that only codes follow, false behind one that other numbers follow, too; nil behind others.
    private func codeBefore() -> Bool? {
        var saysNumber = false
        for distance in 1...7 {
            let word = wordBefore(distance)
            if word.isEmpty { break }
            let lower = word.lower
            if word.endsClause, lower != "no", lower != "nos" { break }
            if EnglishContext.codes.contains(lower) { return true }
            if lower == "in" || lower == "with" {
                let ending = wordBefore(distance + 1).lower
                if ending == "ending" || ending == "ends" || ending == "ended" {
                    return isEndOfCode(distance + 2) ? true : nil
                }
                if lower == "in" { break }
            }
            if EnglishContext.weakCodes.contains(lower) {
                if lower == "number" || lower == "no" || lower == "num" {
                    saysNumber = true
                    continue
                }
                return saysNumber
            }
            guard EnglishContext.links.contains(lower) else { break }
        }
        return saysNumber ? false : nil
    }

    /// "the card ending in", but not "a war that ended in".
    private func isEndOfCode(_ nearest: Int) -> Bool {
        for distance in nearest..<(nearest + 4) {
            let lower = wordBefore(distance).lower
            if EnglishContext.codes.contains(lower) || EnglishContext.weakCodes.contains(lower) { return true }
        }
        return false
    }

    /// Whether a unit follows that is no word: "700 kB".
    private func isMeasured(_ token: SpokenToken) throws(Lookahead.RunsOut) -> Bool {
        guard token.suffix.isEmpty, let first = try scalar(after: token.end), first.isLetter || first == "°",
            let next = try self.token(after: token.end)
        else { return false }
        return (2...6).contains(next.core.utf8.count) && !EnglishUnits.attachedOnly.contains(next.core)
            && EnglishUnits.unit(next.core) != nil
    }

    /// Whether something countable follows: "276983 people".
    func isCounted(_ token: SpokenToken) throws(Lookahead.RunsOut) -> Bool {
        guard token.suffix.isEmpty, let first = try scalar(after: token.end), first.isASCIILower,
            let next = try self.token(after: token.end)
        else { return false }
        let word = next.lower
        if EnglishContext.plurals.contains(word) || EnglishUnits.units[next.core] != nil && word != "in" { return true }
        return word.utf8.count > 3 && word.hasSuffix("s") && !word.hasSuffix("ss") && !next.hasSign
            && !EnglishContext.noPlurals.contains(word)
    }

    /// "Boeing 737-800"
    private func readingOfAircraft(_ token: SpokenToken) -> Reading? {
        guard token.hasDash, token.core.utf8.count <= 8, !token.hasLetter,
            ["boeing", "airbus"].contains(wordBefore().lower)
        else { return nil }
        let parts = token.core.split(separator: "-")
        guard parts.count == 2, parts.allSatisfy({ $0.unicodeScalars.allSatisfy(\.isASCIIDigit) }) else { return nil }
        let words = parts.map { $0.utf8.count < 3 ? EnglishNumber.integer($0) ?? "" : EnglishNumber.pairs($0) }
        return Reading(words.joined(separator: " "), through: token)
    }

    /// "AB12C34" behind "serial number", "SW1A 1AA", "7ABC123"
    private func readingOfMixedIdentifier(_ token: SpokenToken) throws(Lookahead.RunsOut) -> Reading? {
        guard token.hasLetter, !token.hasSmall, !token.hasStop,
            token.core.unicodeScalars.allSatisfy({ $0.isASCIIUpper || $0.isASCIIDigit || $0 == "-" })
        else { return nil }
        let runs = LettersAndDigits(token.core)
        if runs.isPostcodeFront, token.suffix.isEmpty, let first = try scalar(after: token.end), first.isASCIIDigit,
            let next = try self.token(after: token.end), LettersAndDigits(next.core).isPostcodeBack
        {
            return Reading("\(runs.spelled), \(LettersAndDigits(next.core).spelled)", through: next)
        }
        guard runs.isSerial && !runs.isFormula || (token.core.utf8.count >= 4 && runs.count > 1 && isBehindCode) else {
            return nil
        }
        return Reading(runs.spelled, through: token)
    }
}
