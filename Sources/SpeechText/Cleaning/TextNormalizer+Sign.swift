extension TextNormalizer {
    /// Signs between numbers, and words with signs in them.
    func readingOfSign(_ token: SpokenToken) throws(Lookahead.RunsOut) -> Reading? {
        guard token.hasSign else { return nil }
        if token.core.unicodeScalars.count <= 2, token.suffix.isEmpty, token.prefix.isEmpty,
            let reading = try readingOfOperator(token)
        {
            return reading
        }
        if token.hasDigit, token.core.contains("&") || token.core.contains("%"), !token.core.contains("/") {
            return nil
        }
        return SpokenSymbol.spoken(token.core).map { Reading($0, through: token) }
    }

    /// "10 / 2", "7 - 3 = 4", "5 - 10 minutes", "n - 1"
    private func readingOfOperator(_ token: SpokenToken) throws(Lookahead.RunsOut) -> Reading? {
        let sign = token.core
        if sign == ">" { return try readingOfMenu(token) }
        guard sign == "/" || sign == "-" || sign == "–" || sign == "−" || sign == "x" else { return nil }
        let before = wordBefore()
        let letter = before.lower
        let isVariable = Self.isUnknown(letter)
        guard before.hasDigit || isVariable || WrittenTime.half(before.lower) != "", !before.endsWithComma,
            let first = try scalar(after: token.end),
            first.isASCIIDigit || first == "$" || first == "€" || first == "£" || first.isASCIILower,
            let next = try self.token(after: token.end)
        else { return nil }
        // "1 - x" and "x^2 - y^2", but no word behind a dash
        if first.isASCIILower, !next.core.contains("^"),
            next.core.utf8.count != 1 || !isVariable && !Self.unknowns.contains(next.core)
        {
            return nil
        }
        if sign == "/" { return Reading("divided by", through: token) }
        let isTerm = isVariable || first.isASCIILower || Self.isTerm(letter) && !Self.isTerm(next.lower)
        if sign == "−" || isTerm { return Reading("minus", through: token) }
        // A range rises, a difference falls.
        let from = EnglishNumber.value(before.lower.filter { $0.isNumber }) ?? 0
        let to = EnglishNumber.value(next.core.filter { $0.isNumber }) ?? 0
        if !next.hasSign, !next.hasLetter, next.suffix.isEmpty, let behind = try scalar(after: next.end), behind == "="
        {
            return Reading("minus", through: token)
        }
        let isTime = next.core.contains(":") || WrittenTime(next.core) != nil || WrittenTime.half(before.lower) != ""
        let isDifference = from >= to && !isTime && !next.hasSign && sign == "-"
        return Reading(isDifference ? "minus" : "to", through: token)
    }

    /// What a difference may begin with, beside numbers: "n", "x squared", "x^2".
    static func isUnknown(_ word: String) -> Bool {
        if word.utf8.count == 1, let letter = word.unicodeScalars.first {
            return !letter.isASCIIDigit && word != "a" && word != "i"
        }
        return word == "squared" || word == "cubed" || word.contains("^")
    }

    private static let unknowns: Set<String> = ["x", "y", "z", "n"]

    /// "4x", "3y"
    private static func isTerm(_ word: String) -> Bool {
        guard let last = word.last, unknowns.contains(String(last)) else { return false }
        let factor = word.dropLast()
        return !factor.isEmpty && factor.unicodeScalars.allSatisfy(\.isASCIIDigit)
    }

    /// "Settings > General": one step behind the other.
    private func readingOfMenu(_ token: SpokenToken) throws(Lookahead.RunsOut) -> Reading? {
        let before = wordBefore()
        guard before.isCapitalized, before.lower.utf8.count > 1, !before.hasDigit, !before.endsWithComma,
            let first = try scalar(after: token.end), first.isASCIIUpper, let next = try self.token(after: token.end),
            next.core.utf8.count > 1, next.hasSmall || before.isShouted
        else { return nil }
        return Reading(",", through: token)
    }

    /// "I <3 you", ":-)"
    func readingOfEmoticon(_ token: SpokenToken) throws(Lookahead.RunsOut) -> Reading? {
        guard token.prefix.utf8.count + token.core.utf8.count + token.suffix.utf8.count <= 5 else { return nil }
        if token.core == "<3" {
            let before = wordBefore().lower
            if ["i", "we", "you", "they"].contains(before) { return Reading("love", through: token) }
            guard before.utf8.count > 2, !["was", "are", "for", "than", "age", "ages"].contains(before),
                try scalar(after: token.end)?.isASCIILower != true
            else { return nil }
            return Reading("", through: token)
        }
        var face = (token.prefix + token.core + token.suffix)[...]
        while let last = face.last, face.count > 2, last == "." || last == "," || last == "!" { face = face.dropLast() }
        guard Self.emoticons.contains(String(face)) else { return nil }
        var reading = Reading("", through: token)
        reading.suffix = ""
        reading.dropsPrefix = true
        return reading
    }

    private static let emoticons = LanguageRules.words(
        ":) :-) :( :-( ;) ;-) :D :-D :P :-P :p :o :O :-O :/ :-/ :| :* :-* :') :'( =) =( =D ^_^ ^^ -_- >:( <3 </3 :3 xD XD o_O O_o ;P B-) (: ): ^-^"
    )
}
