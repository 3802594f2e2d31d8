extension TextNormalizer {
    /// "5km", "72°F", "10x", "4K", "3M", "6'2\""
    func readingOfAttached(
        _ count: WrittenCount, _ number: String, _ token: SpokenToken
    ) throws(Lookahead.RunsOut) -> Reading? {
        if let height = SpokenNumber.height(token.core) {
            var reading = Reading(height, through: token)
            if reading.suffix.hasPrefix("\"") { reading.suffix.removeFirst() }
            return reading
        }
        if count.unit.first == "x", count.first == "0", let spoken = SpokenNumber.hexadecimal(token.core) {
            return Reading(spoken, through: token)
        }
        if count.unit.first == "x" || count.unit.first == "×" || count.unit.first == "X", count.unit.utf8.count > 1,
            let sides = try SpokenNumber.sides(token.core, isProduct: !isBeforeSided(token))
        {
            return Reading(sides, through: token)
        }
        if let name = named(count) { return Reading(name, through: token) }
        // "2x + 3"
        if count.unit == "x", count.last == nil, isBehindOperator(count) {
            return Reading("\(number) X", through: token)
        }
        if count.unit == "x", token.suffix.isEmpty, let next = try scalar(after: token.end),
            "+-−=*/^".unicodeScalars.contains(next)
        {
            return Reading("\(number) X", through: token)
        }
        if count.unit == "B", !count.first.contains("."), count.first.utf8.count <= 3, count.last == nil,
            try !isCounted(token)
        {
            return nil
        }
        // "exit 12A"
        if count.unit.utf8.count == 1, count.unit.unicodeScalars.allSatisfy(\.isASCIIUpper), count.isNumbering,
            LanguageRules.english.numbered.contains(wordBefore().lower)
        {
            return nil
        }
        if count.unit == "K" || count.unit == "M", count.last == nil, count.sign.isEmpty, try isName(count, token) {
            return Reading("\(number) \(count.unit)", through: token)
        }
        if count.unit == "G", count.first.utf8.count == 1 { return Reading("\(number) G", through: token) }
        if count.unit == "+" {
            return Reading("\(number) plus", through: token)
        }
        if let word = Self.attachedMagnitude(count) {
            return Reading("\(number) \(word)", through: token)
        }
        if count.unit.first == "/" {
            guard let unit = EnglishUnits.per(count.unit.dropFirst()) else { return nil }
            return Reading("\(number) \(unit == "each" ? "each" : "per \(unit)")", through: token)
        }
        guard count.unit != "s" || !isBehindDecadeWord || count.first.utf8.count != 2,
            let unit = EnglishUnits.unit(count.unit)
        else { return nil }
        // "1h 30m": the minutes of hours
        let isMinutes = count.unit == "m" && isBehindHours
        let name = isMinutes ? "minute" : unit.one
        let isSingular = count.isOne || count.isPart ? true : try isMeasure(in: count.unit, through: token)
        let words = "\(number) \(isSingular ? name : isMinutes ? "minutes" : unit.several)"
        return try readingWithSmaller(words, String(count.unit), token)
    }

    /// "y = 2x", "7x - 2x", but "2x - 3x faster"
    private func isBehindOperator(_ count: WrittenCount) -> Bool {
        switch wordBefore().lower {
        case "+", "=", "−", "*": return true
        case "-":
            let term = wordBefore(2).lower
            if Self.isUnknown(term) || wordBefore(2).hasDigit && !term.hasSuffix("x") { return true }
            guard term.hasSuffix("x"), let from = EnglishNumber.value(term.dropLast()) else { return false }
            return from >= (EnglishNumber.value(count.first) ?? 0)
        default: return false
        }
    }

    /// "1080p", "802.11ac", "350F", "98.6F"
    private func named(_ count: WrittenCount) -> String? {
        guard count.last == nil, count.sign.isEmpty || count.unit == "F" || count.unit == "C" else { return nil }
        switch count.unit {
        case "p", "i":
            guard ["480", "576", "720", "1080", "1440", "2160", "4320"].contains(count.first) else { return nil }
            return "\(EnglishNumber.pairs(count.first)) \(count.unit.uppercased())"
        case "a", "b", "g", "n", "ac", "ax", "be":
            return count.first == "802.11"
                ? "eight oh two dot eleven \(SpokenLetters.dotted(count.unit))" : nil
        case "F", "C":
            // "12C" is a seat.
            guard count.first.utf8.count > 2 || !count.sign.isEmpty, count.first.utf8.count <= 5,
                !LanguageRules.english.numbered.contains(wordBefore().lower), let number = count.spoken
            else { return nil }
            return "\(number) degrees \(count.unit == "F" ? "Fahrenheit" : "Celsius")"
        default: return nil
        }
    }

    private static func attachedMagnitude(_ count: WrittenCount) -> String? {
        switch count.unit {
        case "k", "K", "M", "B", "bn", "mn", "tn": EnglishUnits.magnitudes[String(count.unit)]
        default: nil
        }
    }

    private var isBehindHours: Bool {
        let word = wordBefore()
        return word.hasDigit && (word.lower.hasSuffix("h") || word.lower.hasSuffix("hr") || word.lower.hasSuffix("hrs"))
    }

    /// "a 4×6 photo"
    private func isBeforeSided(_ token: SpokenToken) throws(Lookahead.RunsOut) -> Bool {
        guard token.suffix.isEmpty, try scalar(after: token.end)?.isASCIILower == true,
            let next = try self.token(after: token.end)
        else { return false }
        return EnglishContext.sided.contains(next.lower)
    }

    /// "3M makes tape", "a 10K run", "in 4K"
    private func isName(_ count: WrittenCount, _ token: SpokenToken) throws(Lookahead.RunsOut) -> Bool {
        guard let value = Int(count.first), value < 100 else { return false }
        if try isCounted(token) { return false }
        if count.unit == "M" {
            return value == 3 && (wordBefore().isEmpty || !token.suffix.isEmpty || wordBefore().lower == "at")
        }
        if token.suffix.isEmpty, let first = try scalar(after: token.end), first.isASCIILower,
            let next = try self.token(after: token.end)
        {
            if EnglishContext.kiloNames.contains(next.lower) { return true }
        }
        return value == 4 || value == 8
    }
}
