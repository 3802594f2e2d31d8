extension TextNormalizer {
    /// A number or range with its unit, or a year.
    func readingOfCount(_ token: SpokenToken) throws(Lookahead.RunsOut) -> Reading? {
        if let decade = try readingOfDecade(token) { return decade }
        guard let count = WrittenCount(token.core) else { return nil }
        if let years = count.years, try !isCounted(token) { return Reading(years, through: token) }
        guard let number = count.spoken else { return nil }
        if !count.unit.isEmpty { return try readingOfAttached(count, number, token) }
        if token.suffix.hasPrefix("\"") || token.suffix.hasPrefix("'"), token.prefix.isEmpty,
            !token.suffix.hasSuffix("\"\""),
            wordBefore().isEmpty || !isBehindOpenQuote
        {
            // The inches of 5", the feet of 6'
            if let reading = try readingOfMarks(number, count, token) { return reading }
        }
        if token.suffix.hasPrefix("!"), token.isDigits, token.core.utf8.count <= 3,
            let next = try scalar(after: token.end),
            next.isASCIILower || next == "=" || next == "×" || next == "/"
        {
            var reading = Reading("\(number) factorial", through: token)
            reading.suffix.removeFirst()
            return reading
        }
        if token.suffix.isEmpty,
            let reading = try reading(of: number, isOne: count.isOne || count.isPart, unitBehind: token)
        {
            return reading
        }
        if count.isPlain, let year = Self.plainYear(token.core), try isYear(year, token) {
            return Reading(EnglishNumber.year(year), through: token)
        }
        return Reading(number, through: token)
    }

    private var isBehindOpenQuote: Bool { false }

    /// "2-4\" of snow"
    private func isBeforeLength(_ token: SpokenToken) throws(Lookahead.RunsOut) -> Bool {
        guard token.suffix == "\"", try scalar(after: token.end)?.isASCIILower == true,
            let next = try self.token(after: token.end)
        else { return false }
        return EnglishUnits.behindInch.contains(next.lower)
    }

    private func readingOfMarks(
        _ number: String, _ count: WrittenCount, _ token: SpokenToken
    ) throws(Lookahead.RunsOut) -> Reading? {
        guard let mark = token.suffix.first, let unit = EnglishUnits.units[String(mark)],
            try count.last == nil ? true : mark == "\"" ? isBeforeLength(token) : false,
            token.suffix.utf8.count == 1 || token.suffix.utf8.dropFirst().first != UInt8(ascii: "\"")
        else { return nil }
        // "He said 5'" closes a quotation that opened before; without one it is a length only before a word.
        guard mark == "'" || token.core.utf8.count <= 3 else { return nil }
        var reading = Reading("\(number) \(count.isOne ? unit.one : unit.several)", through: token)
        reading.suffix.removeFirst()
        return reading
    }

    /// "5km", "72°F", "10x", "4K", "3M", "6'2\""
    private func readingOfAttached(
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
        if let word = Self.attachedMagnitude(count, isBehindMoney: false) {
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

    private static func attachedMagnitude(_ count: WrittenCount, isBehindMoney: Bool) -> String? {
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
    private func readingWithSmaller(
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

    // MARK: Years

    private func isYear(_ year: Int, _ token: SpokenToken) throws(Lookahead.RunsOut) -> Bool {
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

    private var isBehindDecadeWord: Bool {
        let word = wordBefore().lower
        if word == "and" || word == "or" || word == "to" {
            return !EnglishCalendar.beforeSeconds.contains(wordBefore(3).lower)
        }
        return EnglishCalendar.beforeDecade.contains(word)
    }

    /// "1990s", "'80s", "the 60s", "1980s-90s", "100s", "1,000s"
    private func readingOfDecade(_ token: SpokenToken) throws(Lookahead.RunsOut) -> Reading? {
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
