/// A tag of HTML, XML or SSML.
struct MarkupTag: Sendable, Equatable {
    /// In small letters, without what stands before a colon.
    var name = ""
    var isEnd = false
    /// `<br/>`
    var isEmpty = false
    /// The value of `alias`: what is said in place of what stands inside.
    var alias = ""

    /// The longest tag that is recognized.
    private static let longest = 600

    /// The markup that begins with `<`.
    static func span(
        at ahead: Lookahead, behind previous: Unicode.Scalar
    ) throws(Lookahead.RunsOut) -> MarkupSpan? {
        guard let next = try ahead.peek(1) else { return nil }
        if next == "!" || next == "?" { return try declaration(at: ahead) }
        guard next == "/" || next.isASCIILower || next.isASCIIUpper else { return nil }
        if let address = try address(at: ahead) { return address }
        return try tag(at: ahead, behind: previous)
    }

    /// `<!-- … -->`, `<![CDATA[ … ]]>`, `<!DOCTYPE html>`, `<?xml version="1.0"?>`
    private static func declaration(at ahead: Lookahead) throws(Lookahead.RunsOut) -> MarkupSpan? {
        for (begin, end) in [("<!--", "-->"), ("<![CDATA[", "]]>"), ("<?", "?>"), ("<!", ">")] {
            guard try ahead.has(begin) else { continue }
            let first = begin.unicodeScalars.count
            if begin == "<!", try ahead.peek(2)?.isLetter != true { return nil }
            var length = first
            while let next = try ahead.peek(length) {
                if next == end.unicodeScalars.first, try ahead.has(end, at: length) {
                    let whole = length + end.unicodeScalars.count
                    return MarkupSpan(
                        kind: begin.count == 9 ? .verbatim(first..<length) : .comment, length: whole)
                }
                length += 1
            }
            // What is never closed: only its sign is left out.
            return MarkupSpan(kind: .comment, length: first)
        }
        return nil
    }

    /// `<https://example.com>`, `<mailto:joe@example.com>`, `<joe@example.com>`
    private static func address(at ahead: Lookahead) throws(Lookahead.RunsOut) -> MarkupSpan? {
        var length = 1
        var isAddress = false
        while length < longest, let next = try ahead.peek(length), !next.isBlank, next != "<", next != "\"" {
            if next == ">" {
                return isAddress ? MarkupSpan(kind: .address(1..<length), length: length + 1) : nil
            }
            if next == "@" { isAddress = true }
            if next == ":" {
                if try ahead.peek(length + 1) == "/", try ahead.peek(length + 2) == "/" { isAddress = true }
            }
            length += 1
        }
        return nil
    }

    private static func tag(
        at ahead: Lookahead, behind previous: Unicode.Scalar
    ) throws(Lookahead.RunsOut) -> MarkupSpan? {
        var tag = MarkupTag()
        var length = 1
        if try ahead.peek(1) == "/" {
            tag.isEnd = true
            length += 1
        }
        let name = try ahead.tagName(at: &length)
        guard !name.isEmpty else { return nil }
        tag.name = name.split(separator: ":").last.map { $0.lowercased() } ?? ""
        let isKnown = knownNames.contains(tag.name)
        // "a<b" compares; `<x>` alone behind a blank may be anybody's tag.
        if !isKnown, previous.isSpeakable, name.utf8.count == 1 { return nil }
        while length < longest {
            let begin = length
            while let next = try ahead.peek(length), next.isBlank { length += 1 }
            guard let next = try ahead.peek(length) else { return nil }
            if next == ">" { return MarkupSpan(kind: .tag(tag), length: length + 1) }
            if next == "/" {
                guard try ahead.peek(length + 1) == ">" else { return nil }
                tag.isEmpty = true
                return MarkupSpan(kind: .tag(tag), length: length + 2)
            }
            guard length > begin, !tag.isEnd else { return nil }
            let attribute = try ahead.tagName(at: &length)
            guard !attribute.isEmpty else { return nil }
            var sign = length
            while let next = try ahead.peek(sign), next.isBlank { sign += 1 }
            guard try ahead.peek(sign) == "=" else {
                guard flags.contains(attribute.lowercased()) else { return nil }
                continue
            }
            length = sign + 1
            guard let value = try ahead.attributeValue(at: &length) else { return nil }
            if attribute == "alias" { tag.alias = value }
        }
        return nil
    }

    /// Attributes without a value.
    private static let flags = LanguageRules.words(
        """
        checked disabled selected required readonly multiple hidden autofocus autoplay controls loop muted open reversed
        async defer novalidate allowfullscreen itemscope inert download
        """)

    private static let knownNames = LanguageRules.words(
        """
        a b i u s p q em strong br hr div span sub sup small big mark code pre kbd var samp ul ol li dl dt dd table tr
        td th thead tbody tfoot h1 h2 h3 h4 h5 h6 img speak break voice prosody emphasis phoneme w think
        """)

    /// Whether what stands inside is not for the listener.
    var hidesContent: Bool { name == "script" || name == "style" || name == "desc" || !alias.isEmpty }

    /// What stands before and behind it, when it is spoken.
    var pause: Pause {
        switch name {
        case "p", "div", "li", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "table", "blockquote", "section",
            "article", "header", "footer", "dt", "dd", "pre", "title", "summary", "details", "figcaption", "hr":
            .line
        case "br", "td", "th", "break": .comma
        default: .none
        }
    }

    /// How a tag is heard.
    enum Pause: Sendable { case none, comma, line }
}

extension Lookahead {
    /// Whether the text goes on with these characters.
    func has(_ text: String, at offset: Int = 0) throws(RunsOut) -> Bool {
        var offset = offset
        for scalar in text.unicodeScalars {
            guard try peek(offset) == scalar else { return false }
            offset += 1
        }
        return true
    }

    fileprivate func tagName(at length: inout Int) throws(RunsOut) -> String {
        var name = ""
        while let next = try peek(length), next.value < 0x80, name.utf8.count < 64 {
            let isInner = !name.isEmpty && (next.isASCIIDigit || next == "-" || next == "." || next == ":")
            guard next.isASCIILower || next.isASCIIUpper || next == "_" || isInner || next == "@" else { break }
            name.unicodeScalars.append(next)
            length += 1
        }
        return name
    }

    /// `"a value"`, `'a value'` or `value`; nil when it does not end.
    fileprivate func attributeValue(at length: inout Int) throws(RunsOut) -> String? {
        while let next = try peek(length), next.isBlank { length += 1 }
        guard let quote = try peek(length) else { return nil }
        var value = ""
        if quote == "\"" || quote == "'" {
            length += 1
            while let next = try peek(length), next != quote, next != "<", value.utf8.count < 600 {
                value.unicodeScalars.append(next)
                length += 1
            }
            guard try peek(length) == quote else { return nil }
            length += 1
            return value
        }
        while let next = try peek(length), !next.isBlank, next != ">", next != "<", value.utf8.count < 600 {
            if next == "/", try peek(length + 1) == ">" { break }
            value.unicodeScalars.append(next)
            length += 1
        }
        return value.isEmpty ? nil : value
    }
}
