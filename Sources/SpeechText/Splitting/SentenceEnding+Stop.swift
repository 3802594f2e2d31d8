extension SentenceEnding {
    /// Whether the word before the mark is a known abbreviation, an initial or an acronym.
    var isAbbreviated: Bool {
        guard text[mark] == "." else { return false }
        let word = word
        if word.count == 1, let letter = word.first, letter.isLetter { return true }
        if isAcronym(word) { return true }
        return !abbreviationKinds(of: word).isEmpty
    }

    /// `U.S`, `p.m`, `e.g`: letters with full stops between them.
    func isAcronym(_ word: ArraySlice<Unicode.Scalar>) -> Bool {
        guard word.count >= 3, word.count <= 16 else { return false }
        var letters = 0
        var stops = 0
        for scalar in word {
            if scalar == "." {
                guard letters > 0 else { return false }
                stops += 1
                letters = 0
            } else {
                letters += 1
                guard letters <= 2, scalar.isLetter else { return false }
            }
        }
        return stops > 0 && letters > 0
    }

    func abbreviationKinds(of word: ArraySlice<Unicode.Scalar>) -> WordKinds {
        let kinds = kinds(of: word)
        guard let first = word.first else { return [] }
        if kinds.contains(.capitalized), !first.isUpper { return [] }
        // "v." and "c." are abbreviations, "V." and "C." initials or names.
        if word.count == 1, first.isUpper { return kinds.intersection(.beforeNumber) }
        return kinds.intersection([.abbreviation, .alsoWord])
    }

    /// One full stop before a blank.
    mutating func judgeStop(_ row: MarkRow, before begin: SentenceBeginning) throws(Lookahead.RunsOut) -> Verdict {
        if begin.kind == .nothing { return end(row.end) }
        let word = word
        if word.isEmpty || row.closesQuote || row.closesBracket { return try judgeClosedStop(row, before: begin) }
        let abbreviation = abbreviationKinds(of: word)
        if begin.kind == .lower, !begin.isOpened {
            return try judgeStopBeforeLower(row, word: word, abbreviation: abbreviation)
        }
        if begin.kind == .other {
            if let first = begin.first, ",;:!?)".unicodeScalars.contains(first) { return .none(row.end) }
            return abbreviation.isEmpty || abbreviation.contains(.usuallyEnding) ? end(row.end) : .none(row.end)
        }
        if word.allSatisfy({ $0.isDigit }) { return try judgeNumber(word, row, before: begin) }
        if abbreviation.contains(.beforeNumber) {
            if begin.kind == .digit { return .none(row.end) }
            if abbreviation.isDisjoint(with: [.neverEnding, .sometimesEnding]) {
                if abbreviation.contains(.alsoWord) { return end(row.end) }
                return try isStarterNext(before: begin) ? end(row.end) : .none(row.end)
            }
        }
        if abbreviation.contains(.daytime) { return try judgeDaytime(row, before: begin) }
        if abbreviation.contains(.usuallyEnding) { return end(row.end) }
        if word.count == 1, let letter = word.first, letter.isLetter, !abbreviation.contains(.neverEnding) {
            return try judgeInitial(letter, row, before: begin)
        }
        if abbreviation.contains(.neverEnding), !abbreviation.contains(.sometimesEnding) { return .none(row.end) }
        if abbreviation.contains(.sometimesEnding) || isAcronym(word) || looksAbbreviated(word) {
            if begin.kind == .digit { return abbreviation.isEmpty ? end(row.end) : .none(row.end) }
            return try isStarterNext(before: begin) ? end(row.end) : .none(row.end)
        }
        return end(row.end)
    }

    /// A full stop with a quote or bracket behind it, or one with a blank before it.
    private mutating func judgeClosedStop(
        _ row: MarkRow, before begin: SentenceBeginning
    ) throws(Lookahead.RunsOut) -> Verdict {
        if begin.kind == .lower, !begin.isOpened { return .none(row.end) }
        if begin.kind == .other, let first = begin.first, ",;:".unicodeScalars.contains(first) { return .none(row.end) }
        if row.closesBracket, !row.closesQuote, isAbbreviated {
            return try isStarterNext(before: begin) ? end(row.end) : .none(row.end)
        }
        return end(row.end)
    }

    private mutating func judgeStopBeforeLower(
        _ row: MarkRow, word: ArraySlice<Unicode.Scalar>, abbreviation: WordKinds
    ) throws(Lookahead.RunsOut) -> Verdict {
        // Names such as "iPhone" and "eBay" begin with a small letter.
        if let second = try ahead.peek(1), second.isUpper {
            return abbreviation.isEmpty ? end(row.end) : .none(row.end)
        }
        guard abbreviation.isEmpty, word.count >= 4, word.allSatisfy({ $0.isLower || $0 == "'" || $0 == "’" }),
            word.contains(where: \.isVowel)
        else { return .none(row.end) }
        return end(row.end)
    }

    /// "in 1999. The": an end. "am 3. Oktober": not.
    private mutating func judgeNumber(
        _ word: ArraySlice<Unicode.Scalar>, _ row: MarkRow, before begin: SentenceBeginning
    ) throws(Lookahead.RunsOut) -> Verdict {
        if lexicon.rules.ordinalsEndWithStop, word.count <= 2, begin.kind == .upper {
            return try isStarterNext(before: begin) ? end(row.end) : .none(row.end)
        }
        return end(row.end)
    }

    /// "at 5 p.m. The": an end. "at 5 p.m. Eastern" and "At 5 p.m. Mr. Smith left": not.
    private mutating func judgeDaytime(
        _ row: MarkRow, before begin: SentenceBeginning
    ) throws(Lookahead.RunsOut) -> Verdict {
        plausibleEnd = row.end
        if context.words <= 5,
            lexicon.kinds(of: self.word(in: context.firstToken ?? context.previousToken)).contains(.openingPreposition)
        {
            return .none(row.end)
        }
        // "10 a.m. - 4 p.m."
        if begin.kind == .digit, begin.hasDash { return .none(row.end) }
        guard begin.kind == .upper else { return end(row.end) }
        // The first letters often show that the next word is none of those that go on.
        var letters = ""
        while let next = try ahead.peek(), next.isLetter {
            letters.unicodeScalars.append(next)
            if !lexicon.mayGoOnBehindDaytime(letters) { return end(row.end) }
            ahead.advance()
        }
        return lexicon.kinds(of: letters).contains(.afterDaytime) ? .none(row.end) : end(row.end)
    }

    /// "Jonas E. Smith", "Albert I. Jones": not. "you and I. Did", "vitamin C. It": an end.
    private mutating func judgeInitial(
        _ letter: Unicode.Scalar, _ row: MarkRow, before begin: SentenceBeginning
    ) throws(Lookahead.RunsOut) -> Verdict {
        if begin.kind == .digit {
            return "NESW".unicodeScalars.contains(letter) || letter.isLower ? .none(row.end) : end(row.end)
        }
        let previous = self.word(in: context.previousToken)
        if letter == "I", lexicon.kinds(of: previous).contains(.beforeFinalPronoun) { return end(row.end) }
        return lexicon.kinds(of: try ahead.word()).contains(.certainStarter) ? end(row.end) : .none(row.end)
    }

    /// Whether the next word is one that often begins a sentence.
    private mutating func isStarterNext(before begin: SentenceBeginning) throws(Lookahead.RunsOut) -> Bool {
        let kinds = lexicon.kinds(of: try ahead.word())
        // "Apt. No. 5"
        if kinds.contains(.beforeNumber), try ahead.peek() == "." { return false }
        return kinds.contains(.starter)
    }

    /// A short word with a capital and no vowel is read letter by letter or cut short: "Sgt", "Bldg".
    private func looksAbbreviated(_ word: ArraySlice<Unicode.Scalar>) -> Bool {
        guard (2...4).contains(word.count), let first = word.first, first.isASCIIUpper else { return false }
        return word.dropFirst().allSatisfy(\.isASCIILower) && !word.contains(where: \.isVowel)
    }
}

extension Unicode.Scalar {
    /// A vowel letter, as far as it tells words from abbreviations.
    var isVowel: Bool {
        if value >= 0x80 { return isLetter }
        return "aeiouyAEIOUY".unicodeScalars.contains(self)
    }
}
