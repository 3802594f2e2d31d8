extension MarkupReader {
    /// One character or sign inside a line.
    ///
    /// A sign that needs more text throws before anything is changed, so that it can be read anew.
    mutating func readInline() throws(Lookahead.RunsOut) {
        if isSkippingLine { return try skipRestOfLine() }
        let scalar = text[position]
        if scalar.isLetter || scalar == " " || scalar == "," || scalar.isASCIIDigit {
            emit(scalar)
            skip(1)
            if scalar != " " { passWord() }
            return
        }
        if scalar.isNewline { return try readLineEnd() }
        if isInCode, scalar != "`" {
            emit(scalar)
            return skip(1)
        }
        switch scalar {
        case "`":
            let count = try run(of: scalar)
            isInCode.toggle()
            skip(count)
        case "*": try readStars()
        case "_": try readUnderscore()
        case "=": try readEquals()
        case "~":
            let count = try run(of: scalar)
            if count == 1 { emit(scalar) }
            skip(count)
        case "[", "]", "<", "&", "$": try readMarkup()
        case "!":
            if try ahead.peek(1) != "[" {
                if isBehindSilence { hasBlank = false }
                emit(scalar)
            }
            skip(1)
        case "\\":
            if let span = try MarkupSpan.begins(at: ahead, behind: previous) { return read(span) }
            try readEscape()
        case "|":
            // A table without signs at the ends of its rows.
            if case .paragraph = block, previous.isBlank { block = .row }
            if case .row = block { return try endCell() }
            emitComma()
            skip(1)
        case "—", "―":
            emitComma()
            skip(1)
        case "#":
            if case .line = block, try isTrailingHash() { return skip(try run(of: scalar)) }
            emit(scalar)
            skip(1)
        default:
            if isSilent(scalar) {
                isBehindSilence = true
            } else {
                // "Well done 👍." leaves no blank before the full stop.
                if isBehindSilence, scalar.isTerminal { hasBlank = false }
                emit(scalar)
            }
            skip(1)
        }
    }

    /// Passes the letters and digits behind a plain character: they say nothing about markup.
    private mutating func passWord() {
        let begin = position
        while position < text.count, text[position].isASCIILetterOrDigit { position += 1 }
        guard begin < position else { return }
        plain.append(contentsOf: text[begin..<position])
        previous = text[position - 1]
        latest = previous
    }

    private mutating func readLineEnd() throws(Lookahead.RunsOut) {
        switch block {
        case .line, .row:
            endLine()
        case .paragraph:
            // A paragraph ends only before an empty line or a line of another kind.
            var offset = 1
            while let next = try ahead.peek(offset), next.isBlank, !next.isNewline { offset += 1 }
            if let next = try ahead.peek(offset), next.isNewline || next == "#" || next == "|" || next.isBullet {
                endLine()
            } else if let next = try ahead.peek(offset), next == "-" || next == "*" || next == "+",
                try ahead.peek(offset + 1)?.isBlank ?? true
            {
                endLine()
            }
        case .fence: break
        }
        emit(" ")
        skip(1)
        isLineStart = true
    }

    func run(of sign: Unicode.Scalar) throws(Lookahead.RunsOut) -> Int {
        var count = 1
        while try ahead.peek(count) == sign { count += 1 }
        return count
    }

    /// Emphasis, or a multiplication between blanks or digits.
    private mutating func readStars() throws(Lookahead.RunsOut) {
        let count = try run(of: "*")
        if count == 1, previous.isBlank || previous.isASCIIDigit, let next = try ahead.peek(1) {
            let isBetweenBlanks = previous.isBlank && next.isBlank
            if isBetweenBlanks || (previous.isASCIIDigit && next.isASCIIDigit) { emit("×") }
            if previous.isBlank, next.isASCIIDigit, try isStarOfNumber() { emit("*") }
        }
        skip(count)
    }

    /// "*69" is dialed, "*5* times" is emphasis.
    private func isStarOfNumber() throws(Lookahead.RunsOut) -> Bool {
        var offset = 2
        while let next = try ahead.peek(offset), next.isASCIIDigit || next == "#", offset < 24 { offset += 1 }
        guard let next = try ahead.peek(offset) else { return true }
        return next != "*" && !next.isLetter && offset < 8
    }

    /// Emphasis, or a blank inside a name such as `snake_case`.
    private mutating func readUnderscore() throws(Lookahead.RunsOut) {
        let count = try run(of: "_")
        if previous.isSpeakable, let next = try ahead.peek(count), next.isSpeakable {
            let isMail = try isMailAddress(behind: count)
            emit(isMail || isInAddress ? "_" : " ")
        }
        skip(count)
    }

    /// Whether the word goes on to a sign of mail addresses.
    private func isMailAddress(behind count: Int) throws(Lookahead.RunsOut) -> Bool {
        var offset = count
        while offset < 64, let next = try ahead.peek(offset), !next.isBlank {
            if next == "@" { return true }
            offset += 1
        }
        return false
    }

    /// "==marked==", or a comparison.
    private mutating func readEquals() throws(Lookahead.RunsOut) {
        let count = try run(of: "=")
        let next = try ahead.peek(count) ?? " "
        let isMark =
            count == 2 && previous.isSpeakable != next.isSpeakable && previous.isBlank != next.isBlank
            || count == 2 && (previous.isSpeakable && next.isTerminal)
        if !isMark { for _ in 0..<count { emit("=") } }
        skip(count)
    }

    private mutating func endCell() throws(Lookahead.RunsOut) {
        var offset = 1
        while let next = try ahead.peek(offset), next.isBlank, !next.isNewline { offset += 1 }
        if let next = try ahead.peek(offset), !next.isNewline { emitComma() }
        skip(offset)
    }

    private func isTrailingHash() throws(Lookahead.RunsOut) -> Bool {
        guard previous.isBlank else { return false }
        var offset = 0
        while let next = try ahead.peek(offset), next == "#" || next == " " { offset += 1 }
        return try ahead.peek(offset)?.isNewline ?? true
    }

    /// Pictures, ornaments, selectors and control characters.
    func isSilent(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.value < 0x80 { return scalar.value < 0x20 || scalar.value == 0x7F }
        switch scalar {
        case "°", "№", "℃", "℉", "→", "←", "×", "÷", "±": return false
        // What Persian and the scripts of India are written with.
        case "\u{200C}", "\u{200D}": return saysFormulas || isBehindSilence || !latest.isLetter
        default: break
        }
        if scalar.value < 0x2000 {
            return scalar == "\u{AD}" || scalar == "\u{61C}" || (0x80...0x9F).contains(scalar.value)
                || (scalar.value < 0x100 && scalar.properties.generalCategory == .otherSymbol)
        }
        // Letters in circles say their letters, as "①" does its digit.
        if (0x2460...0x2473).contains(scalar.value) { return false }
        if scalar.isPictograph { return true }
        switch scalar.properties.generalCategory {
        case .otherSymbol, .control, .privateUse, .surrogate, .unassigned, .format: return true
        default: return false
        }
    }
}
