extension MarkupReader {
    /// One character or sign inside a line.
    ///
    /// A sign that needs more text throws before anything is changed, so that it can be read anew.
    mutating func readInline() throws(Lookahead.RunsOut) {
        if isSkippingLine { return try skipRestOfLine() }
        let scalar = text[position]
        if scalar.isLetter || scalar == " " || scalar == "," || scalar.isASCIIDigit {
            emit(scalar)
            return skip(1)
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
        case "~":
            let count = try run(of: scalar)
            if count == 1 { emit(scalar) }
            skip(count)
        case "[": try readOpeningBracket()
        case "]": try readClosingBracket()
        case "!":
            if try ahead.peek(1) != "[" {
                if isBehindSilence { hasBlank = false }
                emit(scalar)
            }
            skip(1)
        case "<": try readAngle()
        case "&": try readEntity()
        case "\\":
            guard let next = try ahead.peek(1), next.value < 0x80, !next.isSpeakable, !next.isBlank else {
                return skip(1)
            }
            emit(next)
            skip(2)
        case "|":
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
        }
        skip(count)
    }

    /// Emphasis, or a blank inside a name such as `snake_case`.
    private mutating func readUnderscore() throws(Lookahead.RunsOut) {
        let count = try run(of: "_")
        if previous.isSpeakable, let next = try ahead.peek(count), next.isSpeakable { emit(" ") }
        skip(count)
    }

    private mutating func readOpeningBracket() throws(Lookahead.RunsOut) {
        var length = 1
        let isNote = try ahead.peek(1) == "^"
        if isNote { length += 1 }
        if isNote || !previous.isBlank {
            while let next = try ahead.peek(length), next.isSpeakable && (isNote || next.isDigit), length < 24 {
                length += 1
            }
            // A reference to a note is not spoken.
            if length > 1, try ahead.peek(length) == "]", try ahead.peek(length + 1) != "(" { return skip(length + 1) }
        }
        skip(1)
    }

    /// The end of a link's text: its address is not spoken.
    private mutating func readClosingBracket() throws(Lookahead.RunsOut) {
        guard let open = try ahead.peek(1), open == "(" || open == "[" else { return skip(1) }
        let close: Unicode.Scalar = open == "(" ? ")" : "]"
        var depth = 0
        var length = 1
        while let next = try ahead.peek(length), !next.isNewline {
            length += 1
            if next == open { depth += 1 } else if next == close { depth -= 1 }
            if depth == 0 { return skip(length) }
        }
        skip(1)
    }

    /// `<https://example.com>` is an address, `<b>` nothing, `a < b` a comparison.
    private mutating func readAngle() throws(Lookahead.RunsOut) {
        guard let next = try ahead.peek(1), next.isLetter || next == "/" || next == "!" else {
            emit("<")
            return skip(1)
        }
        var length = 1
        var isAddress = false
        while let next = try ahead.peek(length), !next.isNewline, next != "<", length < 300 {
            if next == ":" || next == "@" { isAddress = true }
            if next == ">" {
                if isAddress { for offset in 1..<length { emit(text[position + offset]) } }
                return skip(length + 1)
            }
            length += 1
        }
        emit("<")
        skip(1)
    }

    private mutating func readEntity() throws(Lookahead.RunsOut) {
        var name = ""
        var offset = 1
        while let next = try ahead.peek(offset), next.isSpeakable || next == "#", offset < 8 {
            name.unicodeScalars.append(next)
            offset += 1
        }
        let characters: [String: Unicode.Scalar] = [
            "amp": "&", "nbsp": " ", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "#39": "'", "mdash": ",",
            "ndash": "–", "hellip": "…",
        ]
        if let character = characters[name], try ahead.peek(offset) == ";" {
            emit(character)
            return skip(offset + 1)
        }
        emit("&")
        skip(1)
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
    private func isSilent(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.value < 0x80 { return scalar.value < 0x20 || scalar.value == 0x7F }
        switch scalar {
        case "°", "№", "℃", "℉", "→", "←", "×", "÷", "±": return false
        case "\u{200B}", "\u{200D}", "\u{FEFF}", "\u{AD}": return true
        default: break
        }
        if scalar.isPictograph { return true }
        switch scalar.properties.generalCategory {
        case .otherSymbol, .control, .privateUse, .surrogate, .unassigned: return true
        default: return false
        }
    }
}
