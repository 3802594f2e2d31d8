extension MarkupReader {
    /// What a line begins with: a heading, a list item, a table row, a code block, a quote, a rule.
    mutating func readLineStart() throws(Lookahead.RunsOut) {
        let ahead = ahead
        guard let first = try ahead.peek() else { return }
        if case .fence(let mark) = block { return try readFenceLine(mark) }
        if first.isBlank, !first.isNewline {
            skip(1)
            return
        }
        if !first.isNewline { block = .paragraph }
        isInCode = false
        switch first {
        case "`", "~":
            if try ahead.peek(1) == first, try ahead.peek(2) == first {
                block = .fence(mark: first)
                return try skipLine()
            }
        case "#":
            var level = 1
            while try ahead.peek(level) == "#", level < 7 { level += 1 }
            if level <= 6, try ahead.peek(level)?.isBlank ?? true {
                skip(level)
                while let next = try ahead.peek(), next.isBlank, !next.isNewline { skip(1) }
                block = .line
                if try ahead.peek()?.isASCIIDigit == true { try readNumber() }
            }
        case ">":
            if try ahead.peek(1)?.isDigit == true { break }
            skip(1)
            return
        case "-", "*", "+", "_", "–":
            if try isRule(of: first) { return try skipLine() }
            if first == "-", try isDivider() { return try skipLine() }
            if first != "_", try ahead.peek(1)?.isBlank ?? true { try readBullet() }
        case "[":
            if try isLinkDefinition() { return try skipLine() }
        case "|", ":":
            if try isDivider() { return try skipLine() }
            if first == ":" { break }
            skip(1)
            block = .row
        case "=":
            if try isRule(of: first) { return try skipLine() }
        default:
            if first.isBullet {
                try readBullet()
            } else if first.isASCIIDigit {
                try readNumber()
            }
        }
        isLineStart = false
    }

    private mutating func readBullet() throws(Lookahead.RunsOut) {
        var length = 1
        while let next = try ahead.peek(length), next.isBlank, !next.isNewline { length += 1 }
        if try ahead.peek(length) == "[", try ahead.peek(length + 2) == "]",
            let box = try ahead.peek(length + 1), box == " " || box == "x" || box == "X"
        {
            length += 3
        }
        skip(length)
        block = .line
    }

    /// "1. Open the door" is read "one, Open the door".
    private mutating func readNumber() throws(Lookahead.RunsOut) {
        var length = 1
        while let next = try ahead.peek(length), next.isASCIIDigit, length < 4 { length += 1 }
        guard let close = try ahead.peek(length), close == "." || close == ")" else { return }
        var end = length + 1
        if close == ".", try ahead.peek(end) == ")" { end += 1 }
        guard try ahead.peek(end) == " " else { return }
        for offset in 0..<length { emit(text[position + offset]) }
        emit(",")
        skip(end)
        block = .line
    }

    /// Three or more of the same sign and nothing else.
    private func isRule(of sign: Unicode.Scalar) throws(Lookahead.RunsOut) -> Bool {
        var count = 0
        var offset = 0
        while let next = try ahead.peek(offset), !next.isNewline {
            if next == sign { count += 1 } else if !next.isBlank { return false }
            offset += 1
        }
        return count >= 3
    }

    /// `[id]: https://example.com`: where a link of the text leads.
    private func isLinkDefinition() throws(Lookahead.RunsOut) -> Bool {
        var offset = 1
        if try ahead.peek(1) == "^" { return false }
        while let next = try ahead.peek(offset), next != "]", !next.isNewline, offset < 64 { offset += 1 }
        guard offset > 1, try ahead.has("]:", at: offset) else { return false }
        offset += 2
        while try ahead.peek(offset) == " " { offset += 1 }
        for scheme in ["http", "<http", "/", "#", "mailto:"] where try ahead.has(scheme, at: offset) { return true }
        return false
    }

    /// The line between a table's head and body: `|---|:--:|`, `--- | ---`.
    private func isDivider() throws(Lookahead.RunsOut) -> Bool {
        var offset = try ahead.peek() == "-" ? 0 : 1
        var hasDash = false
        var hasBar = try ahead.peek() == "|"
        while let next = try ahead.peek(offset), !next.isNewline {
            guard next == "-" || next == ":" || next == "|" || next.isBlank else { return false }
            if next == "-" { hasDash = true }
            if next == "|" { hasBar = true }
            offset += 1
        }
        return hasDash && hasBar
    }

    private mutating func readFenceLine(_ mark: Unicode.Scalar) throws(Lookahead.RunsOut) {
        var indent = 0
        while let next = try ahead.peek(indent), next == " ", indent < 4 { indent += 1 }
        if try ahead.peek(indent) == mark, try ahead.peek(indent + 1) == mark, try ahead.peek(indent + 2) == mark {
            block = .paragraph
        }
        try skipLine()
    }

    /// Skips what has arrived of the line; the rest is skipped when it comes.
    private mutating func skipLine() throws(Lookahead.RunsOut) {
        isLineStart = false
        isSkippingLine = true
        try skipRestOfLine()
    }

    mutating func skipRestOfLine() throws(Lookahead.RunsOut) {
        while position < text.count {
            let scalar = text[position]
            skip(1)
            if scalar.isNewline {
                isSkippingLine = false
                isLineStart = true
                return
            }
        }
    }
}
