extension MarkupReader {
    /// Markup that is read as a whole, or the sign by itself.
    mutating func readMarkup() throws(Lookahead.RunsOut) {
        if let span = try MarkupSpan.begins(at: ahead, behind: previous) { return read(span) }
        switch text[position] {
        case "[", "]": break
        case let sign: emit(sign)
        }
        skip(1)
    }

    mutating func read(_ span: MarkupSpan) {
        switch span.kind {
        case .tag(let tag): read(tag)
        case .comment, .linkEnd, .note: break
        case .verbatim(let range), .address(let range):
            for offset in range { emit(text[position + offset]) }
        case .entity(let scalar):
            if scalar == "—" { emitComma() } else if !isSilent(scalar) { emit(scalar.isBlank ? " " : scalar) }
        case .formula(let range): readFormula(text[position + range.lowerBound..<position + range.upperBound])
        }
        skip(span.length)
    }

    private mutating func read(_ tag: MarkupTag) {
        switch tag.pause {
        case .none: break
        case .comma: emitComma()
        case .line:
            endLine()
            emit(" ")
        }
        guard tag.hidesContent, !tag.isEnd, !tag.isEmpty else { return }
        hiddenElement = tag.name
        for scalar in tag.alias.unicodeScalars { emit(scalar.isBlank ? " " : scalar) }
    }

    private mutating func readFormula(_ formula: ArraySlice<Unicode.Scalar>) {
        guard saysFormulas else {
            for scalar in formula where scalar != "\\" && scalar != "{" && scalar != "}" && scalar != "$" {
                emit(scalar.isBlank ? " " : scalar)
            }
            return
        }
        if latest.isSpeakable, !hasBlank { emit(" ") }
        for scalar in FormulaReader.words(of: formula).unicodeScalars { emit(scalar) }
        isBehindFormula = true
    }

    /// `\*` is a star; a backslash itself is never spoken.
    mutating func readEscape() throws(Lookahead.RunsOut) {
        guard let next = try ahead.peek(1) else { return skip(1) }
        if next.value < 0x80, !next.isSpeakable, !next.isBlank {
            // A star or a line that shall be seen is not heard.
            if "*_~`#>|".unicodeScalars.contains(next) {
                if next == "_", previous.isSpeakable { emit(isInAddress ? "_" : " ") }
            } else {
                emit(next)
            }
            return skip(2)
        }
        // A path, or the end of a line that goes on.
        if previous.isSpeakable || previous == ":" { emit(" ") }
        skip(1)
    }

    /// Passes what stands inside an element that is not for the listener, up to its end tag.
    mutating func readHidden() throws(Lookahead.RunsOut) {
        while position < text.count {
            guard text[position] == "<", let span = try MarkupTag.span(at: ahead, behind: previous) else {
                skip(1)
                continue
            }
            if case .tag(let tag) = span.kind, tag.isEnd, tag.name == hiddenElement {
                hiddenElement = nil
                return skip(span.length)
            }
            skip(span.length)
        }
    }
}
