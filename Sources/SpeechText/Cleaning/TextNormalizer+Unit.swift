extension TextNormalizer {
    /// The unit or magnitude behind a blank; nil when none follows.
    func reading(
        of number: String, isOne: Bool, unitBehind token: SpokenToken
    ) throws(Lookahead.RunsOut) -> Reading? {
        guard token.suffix.isEmpty, let first = try scalar(after: token.end), !first.isASCIIDigit,
            let next = try self.token(after: token.end), next.prefix.isEmpty, next.core.utf8.count <= 16
        else { return nil }
        if next.core == "x" || next.core == "×" || next.core == "by", next.suffix.isEmpty,
            let reading = try readingOfSides(number, next)
        {
            return reading
        }
        if let era = EnglishCalendar.eras[next.core], next.core != "CE" || next.isOpen {
            let year = Self.plainYear(token.core).map { EnglishNumber.year($0) } ?? number
            return try reading("\(year) \(era)", behindAbbreviation: next)
        }
        if let currency = EnglishMoney.codes[next.core], let amount = SpokenMoney(token.core, in: currency) {
            return Reading(amount.spoken(isAdjective: try isAdjective(through: next)), through: next)
        }
        if let scale = try scale(next, behind: token) { return try reading("\(number) \(scale)", behindUnit: next) }
        if let dimension = EnglishUnits.dimensions[next.core], next.isOpen, let last = try self.token(after: next.end),
            let unit = EnglishUnits.units[last.core]
        {
            let isSingular = isOne ? true : try isMeasure(in: last.core, through: last)
            return try reading("\(number) \(dimension) \(isSingular ? unit.one : unit.several)", behindUnit: last)
        }
        // "160 mg/5 ml"
        if next.hasSign, next.suffix.isEmpty, let slash = next.core.firstIndex(of: "/"),
            let top = EnglishUnits.units[String(next.core[..<slash])],
            case let under = next.core[next.core.index(after: slash)...], let part = EnglishNumber.integer(under)
        {
            let name = isOne || EnglishContext.articles.contains(wordBefore().lower) ? top.one : top.several
            return try reading(of: "\(number) \(name) per \(part)", isOne: under == "1", unitBehind: next)
        }
        guard let unit = try unit(next), try next.core == "L" ? !isSize(next) : true else { return nil }
        let isSingular = isOne ? true : try isMeasure(in: next.core, through: next)
        let words = "\(number) \(isSingular ? unit.one : unit.several)"
        return try readingWithSmaller(words, next.core, next)
    }

    /// The degrees of "350 F"; "12 C batteries" have none.
    private func scale(_ letter: SpokenToken, behind number: SpokenToken) throws(Lookahead.RunsOut) -> String? {
        let isFahrenheit = letter.core == "F"
        let before = wordBefore().lower
        guard isFahrenheit || letter.core == "C", (2...5).contains(number.core.utf8.count),
            isFahrenheit || number.core.utf8.count > 2 || ["at", "above", "below", "around", "reach"].contains(before),
            !LanguageRules.english.numbered.contains(before)
        else { return nil }
        if letter.suffix.isEmpty, try scalar(after: letter.end) == "b" { return nil }
        return "\(try isAdjective(through: letter) ? "degree" : "degrees") \(isFahrenheit ? "Fahrenheit" : "Celsius")"
    }

    /// "3 L shirts"
    private func isSize(_ token: SpokenToken) throws(Lookahead.RunsOut) -> Bool {
        guard token.suffix.isEmpty, try scalar(after: token.end)?.isLetter == true,
            let next = try self.token(after: token.end)
        else { return false }
        return EnglishContext.garments.contains(next.lower)
    }

    /// The unit a token is behind a number and a blank.
    private func unit(_ token: SpokenToken) throws(Lookahead.RunsOut) -> EnglishUnits.Unit? {
        guard let unit = EnglishUnits.unit(token.core) else { return nil }
        // "2 W. Main St."
        if token.core == "W", try isBeforeStreet(token) { return nil }
        guard EnglishUnits.attachedOnly.contains(token.core) else {
            return token.core.utf8.count > 4 && token.core.unicodeScalars.allSatisfy(\.isLetter) && !token.hasSmall
                ? nil : unit
        }
        if token.core == "A" {
            guard token.suffix.isEmpty, let next = try self.token(after: token.end) else { return unit }
            return ["at", "of", "fuse", "and", "current", "or", "breaker", "circuit", "max"].contains(next.core)
                ? unit : nil
        }
        if token.core == "in" {
            if token.suffix == "." || token.suffix == "," { return unit }
            guard token.suffix.isEmpty, let next = try self.token(after: token.end) else { return unit }
            return EnglishUnits.behindInch.contains(next.lower) || next.core == "x" ? unit : nil
        }
        return nil
    }

    /// "8.5 x 11 in", "6 x 7 = 42", "10 ft x 12 ft"
    private func readingOfSides(_ number: String, _ sign: SpokenToken) throws(Lookahead.RunsOut) -> Reading? {
        guard sign.core != "by", let first = try scalar(after: sign.end), first.isASCIIDigit,
            let last = try self.token(after: sign.end), let count = WrittenCount(last.core), let second = count.spoken
        else { return nil }
        let next = last.suffix.isEmpty ? try scalar(after: last.end) : nil
        let isProduct = next == "=" || (sign.core == "×" && count.unit.isEmpty)
        let words = "\(number) \(isProduct ? "times" : "by") \(second)"
        if let unit = EnglishUnits.unit(count.unit) { return Reading("\(words) \(unit.several)", through: last) }
        guard count.unit.isEmpty else { return nil }
        if !isProduct, next == "i", let inch = try token(after: last.end), inch.core == "in",
            try inch.suffix.isEmpty
                ? token(after: inch.end).map({ !EnglishContext.noNouns.contains($0.lower) }) ?? true : true
        {
            return try reading("\(words) \(try isAdjective(through: inch) ? "inch" : "inches")", behindUnit: inch)
        }
        if isProduct { return Reading(words, through: last) }
        return try reading(of: words, isOne: false, unitBehind: last) ?? Reading(words, through: last)
    }

    /// "5 ft 10 in", "8 lb 3 oz", "1h 30m"
    func readingWithSmaller(
        _ words: String, _ unit: String, _ token: SpokenToken
    ) throws(Lookahead.RunsOut) -> Reading {
        if let smaller = EnglishUnits.smaller[unit], token.isOpen || token.suffix == ",",
            let first = try scalar(after: token.end),
            first.isASCIIDigit, let next = try self.token(after: token.end), let count = WrittenCount(next.core),
            count.last == nil, let number = SpokenNumber.quantity(count.first)
        {
            var name = String(count.unit)
            var last = next
            if name.isEmpty, next.suffix.isEmpty, let more = try self.token(after: next.end) {
                name = more.core
                last = more
            }
            if smaller.contains(name), let found = EnglishUnits.unit(name) {
                let isTime = name == "m" && unit.hasPrefix("h")
                let several = isTime ? "minutes" : found.several
                let one = isTime ? "minute" : found.one
                return try reading("\(words) \(number) \(count.isOne ? one : several)", behindUnit: last)
            }
        }
        return try reading(words, behindUnit: token)
    }

    /// "5 ft. tall": the full stop of the unit is kept only where the sentence ends.
    private func reading(_ text: String, behindUnit token: SpokenToken) throws(Lookahead.RunsOut) -> Reading {
        var reading = Reading(text, through: token)
        if reading.suffix == ".", let next = try scalar(after: token.end), !next.isUpper { reading.suffix = "" }
        return reading
    }
}
