extension TextNormalizer {
    /// "1/2", "2 1/2", "10/10", "4.5/5", "120/80", "24/7"
    func readingOfSlash(_ token: SpokenToken) throws(Lookahead.RunsOut) -> Reading? {
        if token.isDigits { return try readingOfMixedNumber(token) }
        guard token.core.utf8.count <= 15, token.hasSign, let slash = token.core.firstIndex(of: "/") else { return nil }
        if token.hasDash, let reading = try readingOfJoinedNumber(token) { return reading }
        let over = token.core[..<slash]
        let under = token.core[token.core.index(after: slash)...]
        guard let bottom = EnglishNumber.value(under), let top = EnglishNumber.spoken(over) else { return nil }
        if token.core == "24/7" { return Reading("twenty-four seven", through: token) }
        if token.core == "50/50" { return Reading("fifty-fifty", through: token) }
        let low = EnglishNumber.spoken(under) ?? String(under)
        guard let value = EnglishNumber.value(over) else { return Reading("\(top) out of \(low)", through: token) }
        if value > bottom, (70...260).contains(value), (30...150).contains(bottom) {
            let words = "\(top) over \(low)"
            return try reading(of: words, isOne: false, unitBehind: token) ?? Reading(words, through: token)
        }
        let isRating =
            bottom == 10 && value > 1 || bottom == 100 || value == bottom
            || ([5, 10, 100].contains(bottom) && isBehindRating)
        if isRating || isBehindRating && value <= bottom { return Reading("\(top) out of \(low)", through: token) }
        if let fraction = SpokenNumber.fraction(token.core) {
            // "1/2 lb" is half of one.
            if token.suffix == "\"", token.prefix.isEmpty {
                var reading = Reading("\(fraction) inch", through: token)
                reading.suffix = ""
                return reading
            }
            if token.suffix.isEmpty, let measure = try reading(of: fraction, isOne: value < bottom, unitBehind: token) {
                return measure
            }
            return Reading(fraction, through: token)
        }
        if value <= 12, bottom <= 31, value > 0, bottom > 0 { return Reading("\(top) \(low)", through: token) }
        return Reading("\(top) over \(low)", through: token)
    }

    private var isBehindRating: Bool {
        for distance in 1...4 where EnglishContext.ratings.contains(wordBefore(distance).lower) { return true }
        return false
    }

    /// "2-1/2 cups"
    private func readingOfJoinedNumber(_ token: SpokenToken) throws(Lookahead.RunsOut) -> Reading? {
        guard let dash = token.core.firstIndex(where: { "-–".contains($0) }),
            let whole = EnglishNumber.integer(token.core[..<dash]),
            let part = SpokenNumber.fraction(String(token.core[token.core.index(after: dash)...]))
        else { return nil }
        let words = "\(whole) and \(part.hasPrefix("one ") ? "a " + part.dropFirst(4) : part)"
        if let inches = try readingOfInches(words, token) { return inches }
        return try reading(of: words, isOne: false, unitBehind: token) ?? Reading(words, through: token)
    }

    /// "a 2 1/2\" hose", "it is 2 1/2\" wide"
    private func readingOfInches(_ words: String, _ token: SpokenToken) throws(Lookahead.RunsOut) -> Reading? {
        guard token.suffix.hasPrefix("\""), !token.suffix.hasSuffix("\"\""), !isInQuotation else { return nil }
        let isSingular = try isMeasure(in: "\"", through: token.withoutFirstMark())
        var reading = Reading("\(words) \(isSingular ? "inch" : "inches")", through: token)
        reading.suffix.removeFirst()
        return reading
    }

    /// "2 1/2 cups"
    private func readingOfMixedNumber(_ token: SpokenToken) throws(Lookahead.RunsOut) -> Reading? {
        guard token.suffix.isEmpty, token.core.utf8.count <= 4, let first = try scalar(after: token.end),
            first.isASCIIDigit || first.value >= 0x80 && SpokenNumber.vulgar[Character(first)] != nil,
            let next = try self.token(after: token.end), next.core.utf8.count <= 7, !next.hasLetter,
            let part = SpokenNumber.fraction(next.core), let whole = EnglishNumber.integer(token.core)
        else { return nil }
        let words = "\(whole) and \(part.hasPrefix("one ") ? "a " + part.dropFirst(4) : part)"
        if let inches = try readingOfInches(words, next) { return inches }
        return try reading(of: words, isOne: false, unitBehind: next) ?? Reading(words, through: next)
    }
}
