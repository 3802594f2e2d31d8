extension SentenceEnding {
    /// A full stop, question mark, exclamation mark or ellipsis.
    mutating func judgeMark() throws(Lookahead.RunsOut) -> Verdict {
        let scalar = text[mark]
        if let marker = openingMarker {
            style.numbering = marker
            return .none(mark + 1)
        }
        if isCertain { return end(mark + 1) }

        // The position behind the first mark is plausible unless an abbreviation stands before it that mostly goes on.
        let mayEnd = !abbreviationKinds(of: word).isDisjoint(with: [.usuallyEnding, .daytime])
        plausibleEnd = isAbbreviated && !mayEnd ? nil : mark + 1
        var row = try readRow()
        if !context.isSpeakable {
            // Marks before any word are the rest of a row whose first one was taken for the end.
            if scalar.isEmphatic { style.repeatsMarks = true } else { style.usesEllipses = true }
            return .none(row.end)
        }

        guard let next = try ahead.peek() else { return end(row.end) }
        if !next.isBlank {
            return try judgeAttached(next, behind: row)
        }
        if isCertainBeforeBlank(row) { return end(row.end) }
        var blanks = try ahead.skipBlanks()
        if try ahead.peek() == "»", context.quotes.hasWideQuote {
            // French sets a blank before the closing quote.
            ahead.advance()
            row.end = ahead.position
            row.closesQuote = true
            blanks = try ahead.skipBlanks()
        }
        guard let first = try ahead.peek() else { return end(row.end) }
        if blanks.newlines > 1 { return end(row.end) }
        if row.kind == .unambiguous { return end(row.end) }
        if first == ".", scalar == ".", row.kind != .emphatic {
            return try judgeSpacedEllipsis(from: row)
        }
        if try isEmoticonNext() { return .none(row.end) }
        let begin = try readBeginning()
        if blanks.newlines == 1, !isAbbreviated || begin.kind != .lower { return end(row.end) }
        switch row.kind {
        case .unambiguous: return end(row.end)
        case .emphatic: return try judgeEmphatic(row, before: begin)
        case .ellipsis: return try judgeEllipsis(row, before: begin)
        case .stop: return try judgeStop(row, before: begin)
        }
    }

    /// Reads all marks and closers that follow each other without a blank.
    mutating func readRow() throws(Lookahead.RunsOut) -> MarkRow {
        var row = MarkRow(end: mark)
        var isEmphatic = false
        var isUnambiguous = false
        reading: while let next = try ahead.peek() {
            if next.isTerminal {
                row.marks += 1
                if next == "…" { row.stops += 3 } else if next.isStop { row.stops += 1 }
                if next.isEmphatic { isEmphatic = true }
                if next.isUnambiguousStop || (next.isEmphatic && next.value > 0x3000) { isUnambiguous = true }
            } else if next.isCloser {
                if next.isClosingQuote { row.closesQuote = true }
                if next == ")" || next == "]" || next == "）" { row.closesBracket = true }
            } else if next == "[" {
                guard try readNoteReference() else { break reading }
                row.end = ahead.position
                continue reading
            } else if row.marks > 0, next.isPictograph || (next == "\u{200D}" && row.hasPictograph) {
                row.hasPictograph = true
            } else {
                break reading
            }
            ahead.advance()
            row.end = ahead.position
            if plausibleEnd != nil { plausibleEnd = row.end }
        }
        if row.marks > 1 {
            if row.stops > 1 { style.usesEllipses = true }
            if isEmphatic { style.repeatsMarks = true }
        }
        if isUnambiguous {
            row.kind = .unambiguous
        } else if isEmphatic {
            row.kind = .emphatic
        } else if row.stops > 1 {
            row.kind = .ellipsis
        }
        return row
    }

    /// A reference such as `[12]` directly behind a mark belongs to the sentence.
    private mutating func readNoteReference() throws(Lookahead.RunsOut) -> Bool {
        var offset = 1
        while let next = try ahead.peek(offset), next.isDigit, offset < 5 { offset += 1 }
        guard offset > 1, try ahead.peek(offset) == "]" else { return false }
        for _ in 0...offset { ahead.advance() }
        return true
    }

    /// A face written with marks, such as `:-)`, belongs to the sentence before it.
    private func isEmoticonNext() throws(Lookahead.RunsOut) -> Bool {
        guard let eyes = try ahead.peek(), eyes == ":" || eyes == ";" || eyes == "=" else { return false }
        guard let mouth = try ahead.peek(1) else { return false }
        return ")(-DPp/|]".unicodeScalars.contains(mouth)
    }

    /// Something other than a blank behind the marks.
    private mutating func judgeAttached(
        _ next: Unicode.Scalar, behind row: MarkRow
    ) throws(Lookahead.RunsOut) -> Verdict {
        if row.kind == .unambiguous {
            // Japanese goes on behind a closed quote with a particle, Chinese with the speaker.
            return row.closesQuote && next.isLetter ? .none(row.end) : end(row.end)
        }
        if next.isIdeographic, !row.closesQuote, !row.closesBracket { return end(row.end) }
        if next.isPictograph || next == "“" || next == "«" || next == "「" { return end(row.end) }
        if row.kind == .emphatic, !row.closesBracket, next.isUpper, !isWebLike, !row.closesQuote { return end(row.end) }
        if row.kind == .stop, row.marks == 1, !row.closesBracket, !row.closesQuote, next.isUpper {
            return try judgeMissingBlank(row)
        }
        return .none(row.end)
    }

    /// "It is late.Good night." But not "Node.Js", "e.g.Paris" or "System.Out".
    private mutating func judgeMissingBlank(_ row: MarkRow) throws(Lookahead.RunsOut) -> Verdict {
        let word = word
        guard word.count >= 2, word.allSatisfy(\.isLower), !isAbbreviated, !isWebLike else { return .none(row.end) }
        let following = try ahead.word()
        guard following.count >= 2 || following == "I" || following == "A",
            following.unicodeScalars.dropFirst().allSatisfy({ $0.isLower || $0 == "'" })
        else { return .none(row.end) }
        let kinds = lexicon.kinds(of: following)
        return kinds.contains(.starter) ? end(row.end) : .none(row.end)
    }

    /// Whether the characters before the mark look like an address or a file name.
    var isWebLike: Bool {
        token.contains { $0 == "@" || $0 == "/" || $0 == "." || $0 == "=" || $0 == "\\" || $0 == ":" }
    }
}
