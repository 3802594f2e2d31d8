extension TextNormalizer {
    /// "3:30 p.m.", "9am-5pm", "10-11:30 a.m.", "9 a.m.-5 p.m.", "15:00 UTC"
    func readingOfTime(_ token: SpokenToken) throws(Lookahead.RunsOut) -> Reading? {
        guard let first = token.core.unicodeScalars.first, first.isASCIIDigit, token.core.utf8.count <= 20,
            token.core.utf8.last != UInt8(ascii: "%")
        else { return nil }
        if token.hasDash, let dash = token.core.firstIndex(where: { "-–—".contains($0) }) {
            return try readingOfTimes(token.core[..<dash], token.core[token.core.index(after: dash)...], token)
        }
        if let time = WrittenTime(token.core) {
            if !time.half.isEmpty {
                return try reading(
                    token.core.hasSuffix("m") && !token.hasStop ? time.spoken : time.spoken, behindTime: token,
                    hasStop: token.hasStop)
            }
            if time.second != nil, isBehindDuration, let duration = time.duration {
                return Reading(duration, through: token)
            }
            return try readingWithHalf(token) { WrittenTime(token.core, half: $0)?.spoken }
                ?? Reading(time.spoken, through: token)
        }
        // "5 p.m."
        guard token.isDigits, token.core.utf8.count <= 2 else { return nil }
        return try readingWithHalf(token) { WrittenTime(token.core, half: $0)?.spoken }
    }

    private var isBehindDuration: Bool {
        for distance in 1...3 where EnglishContext.durations.contains(wordBefore(distance).lower) { return true }
        return false
    }

    /// A time whose half of the day follows, perhaps with a dash and another time.
    private func readingWithHalf(
        _ token: SpokenToken, _ spoken: (String) -> String?
    ) throws(Lookahead.RunsOut) -> Reading? {
        guard token.suffix.isEmpty, let first = try scalar(after: token.end),
            first == "a" || first == "p" || first == "A" || first == "P", let next = try self.token(after: token.end),
            next.prefix.isEmpty
        else { return nil }
        let half = WrittenTime.half(next.core)
        if !half.isEmpty {
            guard let words = spoken(half) else { return nil }
            return try reading(words, behindTime: next, hasStop: next.hasStop)
        }
        // "9 a.m.-5 p.m."
        guard let dash = next.core.firstIndex(where: { "-–—".contains($0) }) else { return nil }
        let front = WrittenTime.half(next.core[..<dash])
        guard !front.isEmpty, let from = spoken(front) else { return nil }
        let rest = next.core[next.core.index(after: dash)...]
        if let time = WrittenTime(rest), !time.half.isEmpty {
            return try reading("\(from) to \(time.spoken)", behindTime: next, hasStop: next.hasStop)
        }
        guard next.suffix.isEmpty, let last = try self.token(after: next.end),
            let time = WrittenTime(rest, half: WrittenTime.half(last.core))
        else { return nil }
        return try reading("\(from) to \(time.spoken)", behindTime: last, hasStop: last.hasStop)
    }

    /// "9am-5pm", "9:00-17:00", "10-11:30 a.m.", "12-1pm"
    private func readingOfTimes(
        _ from: Substring, _ to: Substring, _ token: SpokenToken
    ) throws(Lookahead.RunsOut) -> Reading? {
        guard to.unicodeScalars.first?.isASCIIDigit == true else { return nil }
        if let end = WrittenTime(to) {
            if !end.half.isEmpty {
                guard let start = WrittenTime(from) ?? WrittenTime(from, half: end.half) else { return nil }
                let words =
                    start.half == end.half && WrittenTime.half(from.suffix(2)).isEmpty && !from.hasSuffix(".m")
                    ? Self.withoutHalf(start) : start.spoken
                return try reading("\(words) to \(end.spoken)", behindTime: token, hasStop: token.hasStop)
            }
            guard let start = WrittenTime(from) ?? (from.utf8.count <= 2 ? WrittenTime(from, half: "AM") : nil) else {
                return nil
            }
            let words = from.contains(":") || WrittenTime(from) != nil ? start.spoken : Self.withoutHalf(start)
            return try readingWithHalf(token) { half in
                WrittenTime(to, half: half).map {
                    "\(start.half.isEmpty ? Self.withoutHalf(start) : words) to \($0.spoken)"
                }
            } ?? Reading("\(words) to \(end.spoken)", through: token)
        }
        guard let start = WrittenTime(from) ?? WrittenTime(from, half: "AM") else { return nil }
        let isWhole = from.unicodeScalars.allSatisfy(\.isASCIIDigit)
        return try readingWithHalf(token) { half in
            WrittenTime(to, half: half).map {
                "\(isWhole || start.half.isEmpty ? Self.withoutHalf(start) : start.spoken) to \($0.spoken)"
            }
        }
    }

    private static func withoutHalf(_ time: WrittenTime) -> String {
        var time = time
        time.half = "AM"
        return String(time.spoken.dropLast(3))
    }

    /// The full stop of "p.m." is kept only where the sentence ends.
    private func reading(
        _ text: String, behindTime token: SpokenToken, hasStop: Bool
    ) throws(Lookahead.RunsOut) -> Reading {
        var reading = hasStop ? try reading(text, behindAbbreviation: token) : Reading(text, through: token)
        if reading.suffix.isEmpty, let first = try scalar(after: token.end), first.isASCIIUpper,
            let next = try self.token(after: token.end), EnglishCalendar.zones.contains(next.core)
        {
            reading = Reading("\(text) \(SpokenLetters.dotted(next.core))", through: next)
        }
        return reading
    }
}
