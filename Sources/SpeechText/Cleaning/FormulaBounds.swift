/// Finds where a formula of LaTeX begins and ends.
enum FormulaBounds {
    /// The longest formula that is recognized, in characters.
    static let longest = 800
    /// The longest between single dollar signs, which are signs of money, too.
    private static let longestBetweenDollars = 240

    /// The formula that begins with `\` or `$`.
    static func span(
        at ahead: Lookahead, behind previous: Unicode.Scalar
    ) throws(Lookahead.RunsOut) -> MarkupSpan? {
        guard try ahead.peek() == "\\" else { return try dollars(at: ahead, behind: previous) }
        switch try ahead.peek(1) {
        case "(": return try delimited(by: "\\)", behind: 2, at: ahead)
        case "[": return try delimited(by: "\\]", behind: 2, at: ahead)
        case let next? where next.isASCIILower || next.isASCIIUpper:
            return try command(at: ahead, behind: previous)
        default: return nil
        }
    }

    private static func delimited(
        by end: String, behind first: Int, at ahead: Lookahead
    ) throws(Lookahead.RunsOut) -> MarkupSpan? {
        var length = first
        while length < longest, let next = try ahead.peek(length) {
            if next == end.unicodeScalars.first, try ahead.has(end, at: length) {
                guard length > first else { return nil }
                return MarkupSpan(kind: .formula(first..<length), length: length + end.unicodeScalars.count)
            }
            if try isEmptyLine(ahead, length) { return nil }
            length += next == "\\" ? 2 : 1
        }
        return nil
    }

    /// A formula has no empty line.
    private static func isEmptyLine(_ ahead: Lookahead, _ offset: Int) throws(Lookahead.RunsOut) -> Bool {
        guard try ahead.peek(offset)?.isNewline == true else { return false }
        return try ahead.peek(offset + 1)?.isNewline == true
    }

    private static func dollars(
        at ahead: Lookahead, behind previous: Unicode.Scalar
    ) throws(Lookahead.RunsOut) -> MarkupSpan? {
        if previous == "$" { return nil }
        if try ahead.peek(1) == "$" { return try delimited(by: "$$", behind: 2, at: ahead) }
        guard !previous.isSpeakable, let first = try ahead.peek(1), !first.isBlank else { return nil }
        // "$5 is": money.
        let isNumber = first.isASCIIDigit || first == "."
        var length = 1
        var isMath = false
        var hasBlank = false
        var word = 0
        var depth = 0
        var isCommand = false
        var latest: Unicode.Scalar = " "
        while length < longestBetweenDollars, let next = try ahead.peek(length), !next.isNewline {
            if next == "$" {
                guard !latest.isBlank else { return nil }
                if let behind = try ahead.peek(length + 1), behind.isSpeakable || behind == "$" { return nil }
                guard isMath || (!isNumber && !hasBlank) || (isNumber && latest.isASCIIDigit) else { return nil }
                return MarkupSpan(kind: .formula(1..<length), length: length + 1)
            }
            if next.isASCIILower || next.isASCIIUpper {
                if !isCommand { word += 1 }
                if isNumber, !"kKmMbBtT".unicodeScalars.contains(next) { isMath = true }
            } else {
                word = 0
                isCommand = next == "\\"
            }
            // A word of prose: this is no formula, unless it stands in braces.
            if word >= 2, depth == 0, isNumber || word >= 4 { return nil }
            if isNumber, !isMath, next == "," || next == ";" || next == "!" || next == "?" { return nil }
            switch next {
            case "{": depth += 1
            case "}": depth = max(0, depth - 1)
            case "\\", "^", "_", "=", "+", "<", ">", "|", "×", "·", "≤", "≥": isMath = true
            case "-", "/", "(": isMath = isMath || !isNumber
            default: break
            }
            if next.isBlank { hasBlank = true }
            latest = next
            length += next == "\\" ? (try isEscape(ahead, length) ? 2 : 1) : 1
        }
        return nil
    }

    private static func isEscape(_ ahead: Lookahead, _ offset: Int) throws(Lookahead.RunsOut) -> Bool {
        guard let next = try ahead.peek(offset + 1) else { return false }
        return !next.isLetter && !next.isNewline
    }

    /// `\frac{1}{2}`, `\alpha`, `\begin{align} … \end{align}` in the middle of a text.
    private static func command(
        at ahead: Lookahead, behind previous: Unicode.Scalar
    ) throws(Lookahead.RunsOut) -> MarkupSpan? {
        // A path: C:\Users
        if previous.isSpeakable || previous == ":" || previous == "\\" || previous == "." { return nil }
        var length = 1
        var name = ""
        while let next = try ahead.peek(length), next.isASCIILower || next.isASCIIUpper, length < 32 {
            name.unicodeScalars.append(next)
            length += 1
        }
        if name == "begin", try ahead.peek(length) == "{" {
            while length < 40, let next = try ahead.peek(length), next != "}" { length += 1 }
            guard let whole = try delimited(by: "\\end{", behind: length + 1, at: ahead) else { return nil }
            var end = whole.length
            while end < whole.length + 32, let next = try ahead.peek(end), next != "}", !next.isNewline { end += 1 }
            guard try ahead.peek(end) == "}" else { return nil }
            return MarkupSpan(kind: .formula(length + 1..<whole.length - 5), length: end + 1)
        }
        guard FormulaWords.knows(name) else { return nil }
        var end = length
        while end < longest, let next = try ahead.peek(end) {
            if next == "{" || next == "[" {
                guard let close = try group(at: end, in: ahead, closedBy: next == "{" ? "}" : "]") else { break }
                end = close
            } else if next == "^" || next == "_" {
                guard let argument = try ahead.peek(end + 1), !argument.isBlank else { break }
                end += argument == "{" ? 1 : 2
            } else {
                break
            }
        }
        return MarkupSpan(kind: .formula(0..<end), length: end)
    }

    /// Behind the bracket that closes the one at `offset`; nil when none does.
    private static func group(
        at offset: Int, in ahead: Lookahead, closedBy close: Unicode.Scalar
    ) throws(Lookahead.RunsOut) -> Int? {
        var depth = 0
        var end = offset
        while end < longest, let next = try ahead.peek(end), !next.isNewline {
            if next == "{" || next == "[" { depth += 1 }
            if next == "}" || next == "]" { depth -= 1 }
            end += 1
            if depth == 0 { return next == close ? end : nil }
        }
        return nil
    }
}
