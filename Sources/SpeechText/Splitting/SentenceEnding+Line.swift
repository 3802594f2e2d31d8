extension SentenceEnding {
    /// A line end without a mark before it: a heading or a list item ends, a wrapped line goes on.
    mutating func judgeLineBreak() throws(Lookahead.RunsOut) -> Verdict {
        plausibleEnd = mark
        let blanks = try ahead.skipBlanks()
        guard let next = try ahead.peek() else { return .none(mark + 1) }
        let resume = ahead.position
        if !context.isSpeakable { return .none(resume) }
        if blanks.newlines > 1 { return end(mark) }
        if next.isBullet || next == "#" || next == "|" || next == ">" { return end(mark) }
        if next == "-" || next == "*" || next == "+" || next == "–" {
            if let second = try ahead.peek(1), second.isBlank || second == "*" || second == "-" { return end(mark) }
        }
        if next.isDigit || next == "(" || next.isLetter {
            var offset = 1
            while let following = try ahead.peek(offset), !following.isBlank, offset < 8 { offset += 1 }
            if ListNumbering(text[ahead.position..<min(text.count, ahead.position + offset)], after: style.numbering)
                != nil
            {
                return end(mark)
            }
        }
        return isWrapped(before: next) ? .none(resume) : end(mark)
    }

    /// Whether the sentence goes on in the next line.
    private func isWrapped(before next: Unicode.Scalar) -> Bool {
        let line = text[context.lineStart..<mark]
        let lastWord = word(in: context.tokenStart.map { $0..<mark } ?? context.previousToken)
        // "Dear Mr. Smith," stands by itself, a long line with a comma goes on.
        if line.last(where: { !$0.isBlank }) == "," { return !next.isUpper || line.count >= 40 }
        if lexicon.kinds(of: lastWord).contains(.functionWord) { return true }
        guard let first = line.first(where: { !$0.isBlank }) else { return false }
        // A capitalized word or two above small letters is a heading.
        let words = line.split(whereSeparator: \.isBlank).count
        if next.isLower { return (first.isUpper && words >= 3) || line.count >= 40 }
        return line.count >= 60 && line.first(where: { !$0.isBlank })?.isDash == false
    }

    /// A bullet in the middle of a line begins an item.
    func judgeBullet() -> Verdict {
        guard context.isSpeakable, context.tokenStart == nil else { return .none(mark + 1) }
        var end = mark
        while end > context.start, text[end - 1].isBlank { end -= 1 }
        return self.end(end)
    }

    /// The list marker that opens the sentence and ends here: `1.`, `a)`, `II.`
    var openingMarker: ListNumbering? {
        guard text[mark] == "." || text[mark] == ")", isFirstToken, let token = context.tokenStart,
            let begin = text[token...mark].firstIndex(where: { !$0.isBullet }), mark - begin <= 5
        else { return nil }
        return ListNumbering(text[begin...mark], after: style.numbering)
    }

    /// Whether nothing to speak stands before the present token in the sentence or the line.
    private var isFirstToken: Bool {
        guard let first = context.firstToken else { return true }
        return context.words == 0 && first.count <= 2
    }

    /// A blank inside a list: ends the item when the next one's marker follows.
    mutating func judgeListItem() throws(Lookahead.RunsOut) -> Verdict {
        // The marker and a word at least: "A. B. Smith" is no list.
        let words = context.words + (context.isTokenSpeakable ? 1 : 0)
        guard let numbering = style.numbering, words >= 2 else { return .none(mark + 1) }
        ahead.advance()
        guard let next = try ahead.peek(), next.isDigit || next.isLetter || next == "(" else { return .none(mark + 1) }
        let begin = ahead.position
        var offset = 1
        while let following = try ahead.peek(offset), !following.isBlank {
            offset += 1
            if offset > 6 { return .none(mark + 1) }
        }
        guard let marker = ListNumbering(text[begin..<min(text.count, begin + offset)], after: numbering),
            numbering.isFollowed(by: marker)
        else { return .none(mark + 1) }
        return end(mark)
    }
}
