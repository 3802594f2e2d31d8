/// Markup that begins with one sign and is read as a whole, so that no piece may end inside it.
struct MarkupSpan: Sendable {
    enum Kind: Sendable {
        /// `<b>`, `</p>`, `<break time="1s"/>`
        case tag(MarkupTag)
        /// `<!-- … -->`, `<?xml … ?>`, `<!DOCTYPE …>`
        case comment
        /// `<![CDATA[ … ]]>`: what stands inside is text.
        case verbatim(Range<Int>)
        /// `<https://example.com>`, `<joe@example.com>`: the part between the brackets.
        case address(Range<Int>)
        /// `](https://example.com)`: the end of a link.
        case linkEnd
        /// `[^1]`, `[12]`
        case note
        /// `&amp;`
        case entity(Unicode.Scalar)
        /// `$x^2$`, `\(x\)`, `\[x\]`, `\alpha`: the part that is the formula.
        case formula(Range<Int>)
    }

    let kind: Kind
    /// Characters, from the sign on.
    let length: Int

    /// Whether something is said for it.
    var isSpoken: Bool {
        switch kind {
        case .tag, .comment, .linkEnd, .note: false
        case .verbatim, .address, .entity, .formula: true
        }
    }

    /// Whether markup may begin with the character.
    static func mayBegin(with scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "<", "&", "[", "]", "\\", "$": true
        default: false
        }
    }

    /// The markup that begins here; nil when the sign is only a sign.
    /// - Parameter previous: the character before.
    static func begins(
        at ahead: Lookahead, behind previous: Unicode.Scalar
    ) throws(Lookahead.RunsOut) -> MarkupSpan? {
        switch try ahead.peek() {
        case "<": try MarkupTag.span(at: ahead, behind: previous)
        case "&": try MarkupEntity.span(at: ahead)
        case "[": try note(at: ahead, behind: previous)
        case "]": try linkEnd(at: ahead)
        case "\\", "$": try FormulaBounds.span(at: ahead, behind: previous)
        default: nil
        }
    }

    /// A reference to a note: `so.[12]`, `so.[^a]`
    private static func note(
        at ahead: Lookahead, behind previous: Unicode.Scalar
    ) throws(Lookahead.RunsOut) -> MarkupSpan? {
        let isNamed = try ahead.peek(1) == "^"
        guard isNamed || !previous.isBlank else { return nil }
        var length = isNamed ? 2 : 1
        let first = length
        while length < 24, let next = try ahead.peek(length), isNamed ? next.isNoteName : next.isDigit { length += 1 }
        guard length > first, try ahead.peek(length) == "]" else { return nil }
        guard let next = try ahead.peek(length + 1) else { return MarkupSpan(kind: .note, length: length + 1) }
        if next == "(" { return nil }
        // "[^1]: the note itself" at the beginning of a line.
        let isDefinition = isNamed && next == ":" && previous.isNewline
        return MarkupSpan(kind: .note, length: length + (isDefinition ? 2 : 1))
    }

    private static func linkEnd(at ahead: Lookahead) throws(Lookahead.RunsOut) -> MarkupSpan? {
        guard let open = try ahead.peek(1), open == "(" || open == "[" else { return nil }
        let close: Unicode.Scalar = open == "(" ? ")" : "]"
        var depth = 0
        var length = 1
        while let next = try ahead.peek(length), !next.isNewline {
            length += 1
            if next == open { depth += 1 } else if next == close { depth -= 1 }
            if depth == 0 { return MarkupSpan(kind: .linkEnd, length: length) }
        }
        return nil
    }
}

extension Unicode.Scalar {
    fileprivate var isNoteName: Bool { isSpeakable || self == "-" || self == "_" }
}
