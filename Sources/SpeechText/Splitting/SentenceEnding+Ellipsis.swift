extension SentenceEnding {
    /// Full stops in a row, without blanks between them.
    mutating func judgeEllipsis(_ row: MarkRow, before begin: SentenceBeginning) throws(Lookahead.RunsOut) -> Verdict {
        if isBracketedEllipsis(row) { return .none(row.end) }
        switch begin.kind {
        case .lower: return .none(row.end)
        case .nothing: return end(row.end)
        case .upper:
            // "Well.... I think so": one word and a pause.
            if (row.stops != 3 && context.words > 0) || begin.isOpened { return end(row.end) }
            guard begin.first == "I" else { return end(row.end) }
            return isPronounI(try ahead.word()) ? .none(row.end) : end(row.end)
        case .digit, .other: return end(row.end)
        }
    }

    /// `[...]` stands for words left out.
    private func isBracketedEllipsis(_ row: MarkRow) -> Bool {
        guard row.closesBracket, mark > 0 else { return false }
        return text[mark - 1] == "[" || text[mark - 1] == "("
    }

    private func isPronounI(_ word: String) -> Bool {
        word == "I" || word.hasPrefix("I'")
    }

    /// Full stops with blanks between them: `. . .`
    ///
    /// Three stand for a pause, or for words left out inside the sentence; a fourth one is the full stop.
    mutating func judgeSpacedEllipsis(from row: MarkRow) throws(Lookahead.RunsOut) -> Verdict {
        style.usesEllipses = true
        let isAttached = context.tokenStart != nil
        var stops = row.stops
        var end = row.end
        var closesBracket = row.closesBracket
        reading: while let next = try ahead.peek() {
            if next == "." {
                stops += 1
                end = ahead.position + 1
            } else if next.isCloser, end == ahead.position {
                end = ahead.position + 1
                if next == "]" || next == ")" { closesBracket = true }
            } else if next != " " && next != "\u{A0}" {
                break reading
            }
            ahead.advance()
        }
        plausibleEnd = stops >= 4 ? end : nil
        if closesBracket { return .none(end) }
        let begin = try readBeginning()
        switch begin.kind {
        case .nothing: return self.end(end)
        case .lower: return .none(end)
        case .upper, .digit, .other:
            if stops >= 4 {
                // The full stop comes first, the words left out begin the next sentence.
                return self.end(isAttached && row.marks == 1 ? row.end : end)
            }
            guard begin.kind == .upper, !begin.isOpened else { return .none(end) }
            let following = try ahead.word()
            let kinds = lexicon.kinds(of: following)
            return kinds.contains(.certainStarter) && !isPronounI(following) ? self.end(end) : .none(end)
        }
    }
}
