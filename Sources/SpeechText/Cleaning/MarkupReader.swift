/// Takes Markdown and pictures out of a text that arrives in pieces of any size.
///
/// What is left is plain text: one blank between words, a full stop behind headings, list items and table rows.
struct MarkupReader: Sendable {
    /// The kind of line being read.
    enum Block: Sendable {
        case paragraph
        /// A heading, list item or table row: a line that stands by itself.
        case line
        case row
        case fence(mark: Unicode.Scalar)
    }

    /// The longest address of a link that is recognized.
    static let longestAddress = 1_000

    var text: [Unicode.Scalar] = []
    var position = 0
    var isComplete = false
    /// Whether formulas are said in words; else their signs are left out.
    let saysFormulas: Bool
    /// The element whose text is not spoken, by its tag's name.
    var hiddenElement: String?
    var isLineStart = true
    var block = Block.paragraph
    var isInCode = false
    /// Whether the rest of the line is not spoken.
    var isSkippingLine = false
    /// The latest source character before `position`.
    var previous: Unicode.Scalar = "\n"
    var plain: [Unicode.Scalar] = []
    /// The latest plain character that is not blank; a line break before the first.
    var latest: Unicode.Scalar = "\n"
    /// Whether a blank stands behind `latest`.
    var hasBlank = false
    /// Whether the present word is an address, whose signs are read out.
    var isInAddress = false
    /// Whether a formula's words were added last.
    var isBehindFormula = false
    /// Whether a picture was left out behind `latest`.
    var isBehindSilence = false

    init(saysFormulas: Bool = true) {
        self.saysFormulas = saysFormulas
    }

    /// Takes the next piece; returns the plain text that is certain.
    mutating func append(_ piece: String.UnicodeScalarView) -> [Unicode.Scalar] {
        for scalar in piece { text.append(scalar) }
        return read()
    }

    /// Returns the rest up to here as if the text ended. Open code blocks stay open.
    mutating func endSentence() -> [Unicode.Scalar] {
        isComplete = true
        defer {
            isComplete = false
            // The next sentence begins without a blank, and its line end belongs to no line of its own.
            latest = "\n"
            hasBlank = false
        }
        return read()
    }

    private mutating func read() -> [Unicode.Scalar] {
        do throws(Lookahead.RunsOut) {
            while position < text.count {
                if hiddenElement != nil {
                    try readHidden()
                } else if isLineStart {
                    try readLineStart()
                } else {
                    try readInline()
                }
            }
        } catch {}
        if position == text.count || position > 1_024 {
            text.removeSubrange(..<position)
            position = 0
        }
        if plain.isEmpty { return [] }
        defer { plain = [] }
        return plain
    }

    var ahead: Lookahead {
        Lookahead(text, at: position, isComplete: isComplete, reach: Self.longestAddress)
    }

    /// Passes characters that are not spoken.
    mutating func skip(_ count: Int) {
        guard count > 0 else { return }
        position = min(position + count, text.count)
        previous = text[position - 1]
    }

    /// Adds a character. A blank is added only before the next other character, so that a pause can take its place.
    mutating func emit(_ scalar: Unicode.Scalar) {
        if scalar.isBlank {
            hasBlank = true
            isInAddress = false
            return
        }
        if scalar == "@" || (scalar == "/" && latest == "/") { isInAddress = true }
        if isBehindFormula, scalar.isSpeakable { hasBlank = true }
        if hasBlank, latest != "\n" { plain.append(" ") }
        hasBlank = false
        isBehindFormula = false
        isBehindSilence = false
        plain.append(scalar)
        latest = scalar
    }

    /// A pause, unless there is one already.
    mutating func emitComma() {
        hasBlank = false
        if latest.isSpeakable || latest.isCloser || latest == "%" { emit(",") }
        hasBlank = true
    }

    /// Ends a line that stands by itself with a full stop, so that it is read as a sentence.
    mutating func endLine() {
        hasBlank = false
        if latest.isSpeakable || latest == ")" || latest == "%" { emit(".") }
    }
}
