extension SentenceEnding {
    /// The fewest words before a last word of so many letters, after which a full stop can only be the end.
    /// A shorter sentence may be one that trails off: "He paused..."
    private static let certainLengths = [(words: 3, letters: 7), (words: 4, letters: 6), (words: 5, letters: 5)]

    /// An exclamation of more words than this comes from a writer who repeats the mark.
    private static let longExclamation = 3

    /// How far back the sentence is searched for signs of a hasty or excited writer.
    private static let remembered = 200

    /// Whether the sentence ends here whatever follows, so that it can be spoken at once.
    ///
    /// A wrong cut is heard and a late one hardly. So this asks for a plain word in a sentence of some length, with no
    /// quote or bracket open, and for no sign that more marks follow.
    var isCertain: Bool {
        let scalar = text[mark]
        guard context.isSpeakable, !context.quotes.isAnyOpen, context.tokenStart != nil else { return false }
        if scalar.isUnambiguousStop { return text[mark - 1].isLetter }
        guard scalar.value < 0x80, context.words >= 2, !style.usesEllipses, !style.repeatsMarks,
            isPlainWord || (scalar.isEmphatic && isNumberOrAcronym)
        else { return false }
        switch scalar {
        case ".": return isCertainStop && !hasWord(of: .enthusiastic) && isCarefullyWritten
        case "?": return isCertainQuestion && isCarefullyWritten
        case "!":
            return !isSmallNumber && context.words < Self.longExclamation && !kinds(of: token).contains(.exclaimedName)
                && !hasWord(of: [.emphatic, .enthusiastic]) && isCarefullyWritten
        default: return false
        }
    }

    /// Whether the word before the mark consists of letters only. A quote may close behind it.
    private var isPlainWord: Bool {
        var word = token
        while let last = word.last, last.isCloser { word = word.dropLast() }
        return !word.isEmpty && word.allSatisfy { $0.isLetter || $0 == "'" || $0 == "’" }
    }

    /// "5" in "No. 5?", "U.S." in "the U.S.?"
    private var isNumberOrAcronym: Bool {
        let token = token
        if token.last == "." { return isAcronym(token.dropLast()) }
        return token.allSatisfy { $0.isASCIIDigit || $0 == "," }
    }

    /// A number that may be a factorial with the mark behind it: "5!"
    var isSmallNumber: Bool { (1...3).contains(word.count) && word.allSatisfy(\.isASCIIDigit) }

    /// The speaker behind a quote: "Is it true?" he asked.
    private var endsWithSpeaker: Bool {
        let kinds = kinds(of: token)
        guard context.words >= 3, kinds.contains(.speechVerb), !kinds.contains(.trailing) else { return false }
        return text[max(context.start, mark - Self.remembered)..<mark].contains { $0.isClosingQuote }
    }

    private var isCertainStop: Bool {
        if endsWithSpeaker { return true }
        let token = token
        guard Self.certainLengths.contains(where: { context.words >= $0.words && token.count >= $0.letters }),
            token.count < 20, token.allSatisfy(\.isLower)
        else { return false }
        let kinds = kinds(of: token)
        guard kinds.isDisjoint(with: [.trailing, .fileStem]), kinds.isDisjoint(with: .abbreviation),
            !lexicon.kinds(of: word(in: context.previousToken)).contains(.pointer)
        else { return false }
        // A question that ends with a full stop often goes on: "Could you tell me more.?"
        return !lexicon.kinds(of: word(in: context.firstToken)).contains(.questionOpener)
    }

    /// "You did what?!" is none, and neither is one with a word of surprise in it.
    private var isCertainQuestion: Bool {
        !kinds(of: token).contains(.questionOpener)
            && !hasWord(of: [.emphatic, .enthusiastic], butNot: .questionOpener)
    }

    /// No sign of a hasty or excited writer, who repeats marks: a small letter at the beginning, "i", "NOT", "sooo".
    private var isCarefullyWritten: Bool {
        let sentence = text[max(context.start, mark - Self.remembered)..<mark]
        let isListItem = context.firstToken.map { ListNumbering(text[$0], after: style.numbering) != nil } ?? false
        guard let first = sentence.first(where: { !$0.isBlank && !$0.isOpener }),
            first.isUpper || first.isDigit || isListItem || sentence.startIndex > context.start
        else { return false }
        var row = 0
        var previous: Unicode.Scalar = " "
        for index in sentence.indices {
            let scalar = text[index]
            row = scalar == previous ? row + 1 : 1
            if row == 3, scalar.isLetter { return false }
            if scalar == "i", previous == " ", index + 1 < mark, !text[index + 1].isLetter, text[index + 1] != "." {
                return false
            }
            previous = scalar
        }
        return !hasWord(in: sentence.startIndex..<mark) {
            $0.count > 2 && $0.allSatisfy(\.isASCIIUpper) && kinds(of: $0).contains(.functionWord)
        }
    }

    /// Whether one of the latest words is of one of these kinds.
    private func hasWord(of kind: WordKinds, butNot exception: WordKinds = []) -> Bool {
        hasWord(in: max(context.start, mark - 60)..<mark) {
            let kinds = kinds(of: $0)
            return !kinds.isDisjoint(with: kind) && kinds.isDisjoint(with: exception)
        }
    }

    private func hasWord(in range: Range<Int>, where matches: (ArraySlice<Unicode.Scalar>) -> Bool) -> Bool {
        var begin = range.lowerBound
        for position in range.lowerBound...range.upperBound {
            if position < range.upperBound {
                let scalar = text[position]
                if scalar.isLetter || scalar == "'" || scalar == "’" { continue }
            }
            if position > begin, matches(text[begin..<position]) { return true }
            begin = position + 1
        }
        return false
    }

    /// Whether the blank behind the mark decides: a plain word before it, and no quote or bracket to close.
    func isCertainBeforeBlank(_ row: MarkRow) -> Bool {
        guard context.isSpeakable, !row.closesQuote, !row.closesBracket, context.tokenStart != nil,
            !style.usesEllipses, !context.quotes.isAnyOpen
        else { return false }
        switch row.kind {
        case .emphatic: return !kinds(of: word).contains(.exclaimedName) && !(text[mark] == "!" && isSmallNumber)
        case .stop:
            guard !hasWord(of: .enthusiastic) else { return false }
            return isPlainNumber || isAddress || isClosed || (isPlainWord && isWholeWord)
        default: return false
        }
    }

    /// Whether the word before the mark is written out: no abbreviation, by the rules or by its look.
    private var isWholeWord: Bool {
        let token = token
        let kinds = kinds(of: token)
        guard let first = token.first, kinds.isDisjoint(with: .abbreviation) else { return false }
        // "5 ft. 3 in. tall"
        if kinds.contains(.shortWord) {
            return context.previousToken.map { !text[$0].contains(where: \.isDigit) } ?? true
        }
        guard token.count >= 4, token.contains(where: \.isVowel) else { return false }
        return token.dropFirst(first.isUpper ? 1 : 0).allSatisfy(\.isLower)
    }

    /// An address, a file name or a number with full stops in it, but no acronym.
    private var isAddress: Bool {
        guard token.count >= 6, isWebLike, !isAbbreviated else { return false }
        let ending = token.reversed().prefix { $0 != "." }
        let hasScheme = token.contains(":")
        return ending.count >= 2 && ending.allSatisfy { $0.isLower || $0.isDigit || (hasScheme && $0 == "/") }
    }

    /// A quote or bracket closed before the mark, and not behind an abbreviation: "(2004)."
    private var isClosed: Bool {
        guard let last = token.last, last == ")" || last == "]" || last == "”" || last == "\"" else { return false }
        return token.dropLast().last.map { $0.isSpeakable } ?? false
    }

    /// A number with two digits or more that is no list marker: "in 1999.", "for $45.00."
    private var isPlainNumber: Bool {
        let token = token
        guard style.numbering == nil, !lexicon.rules.ordinalsEndWithStop, context.words >= 2,
            token.count(where: \.isASCIIDigit) >= 2
        else { return false }
        return token.dropFirst().allSatisfy { $0.isASCIIDigit || $0 == "," || $0 == "." || $0 == "%" }
            && token.count { $0 == "." } <= 1
    }
}
