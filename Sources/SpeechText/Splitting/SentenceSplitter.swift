/// Splits a text that arrives in pieces of any size into sentences.
///
/// The result does not depend on the sizes of the pieces, and the `source` of all sentences together is the text.
/// A sentence is given as soon as its end is certain: often at its last mark, else after the few characters that decide.
public struct SentenceSplitter: Sendable {
    /// A sentence longer than this many characters is broken at a blank, so that memory is bounded.
    public static let longestSentence = 2_000

    let lexicon: Lexicon

    private var text: [Unicode.Scalar] = []
    private var cursor = 0
    private var context = SentenceContext()
    private var style = WritingStyle()
    private var plausibleEnd: Int?

    /// Makes a splitter for a text in `language`.
    public init(language: SpeechLanguage = .english) {
        lexicon = language.lexicon
    }

    /// Whether a possible sentence end waits for more text. The caller may set a deadline and then call `release()`.
    public var isDoubtful: Bool { plausibleEnd != nil }

    /// Takes the next piece of the text; returns the sentences that are certain now.
    public mutating func append(_ text: some StringProtocol) -> [Sentence] {
        var sentences: [Sentence] = []
        var arrived = 0
        for scalar in text.unicodeScalars {
            self.text.append(scalar)
            arrived += 1
            if arrived == 4_096 {
                arrived = 0
                read(isComplete: false, into: &sentences)
            }
        }
        read(isComplete: false, into: &sentences)
        return sentences
    }

    /// Gives the sentence before a doubtful but plausible end, or nil. For the caller whose deadline has passed.
    public mutating func release() -> Sentence? {
        guard let end = plausibleEnd else { return nil }
        var sentences: [Sentence] = []
        self.end(at: end, into: &sentences)
        dropReadText()
        return sentences.first
    }

    /// Ends the text; returns what is left. The splitter can be used for a new text afterwards.
    public mutating func finish() -> [Sentence] {
        var sentences: [Sentence] = []
        read(isComplete: true, into: &sentences)
        if context.start < text.count { sentences.append(Sentence(text[context.start...])) }
        text.removeAll()
        cursor = 0
        context = SentenceContext()
        style = WritingStyle()
        plausibleEnd = nil
        return sentences
    }

    /// Reads on until the text runs out or a possible end needs more of it.
    private mutating func read(isComplete: Bool, into sentences: inout [Sentence]) {
        plausibleEnd = nil
        reading: while cursor < text.count {
            let scalar = text[cursor]
            if scalar.isOrdinary {
                context.readToken(scalar, at: cursor)
                cursor += 1
            } else if !style.mayEnd(at: scalar) {
                pass(to: cursor + 1)
            } else {
                var ending = SentenceEnding(
                    text: text, position: cursor, isComplete: isComplete, context: context, style: style,
                    lexicon: lexicon)
                switch ending.judge() {
                case .end(let end):
                    style = ending.style
                    self.end(at: end, into: &sentences)
                    continue reading
                case .none(let next):
                    style = ending.style
                    pass(to: next)
                case .waits(let end):
                    plausibleEnd = end
                    break reading
                }
            }
            if cursor - context.start >= Self.longestSentence { breakLongSentence(into: &sentences) }
        }
        dropReadText()
    }

    /// Moves the reading position over characters that end nothing.
    private mutating func pass(to next: Int) {
        while cursor < next {
            let scalar = text[cursor]
            if scalar.isBlank {
                context.endToken(at: cursor)
                context.latestBlank = cursor
                if scalar.isNewline {
                    context.lineStart = cursor + 1
                    // A quote that was never closed shall not hold up the next line.
                    context.quotes = OpenMarks()
                }
            } else {
                let isOpening = context.tokenStart == nil || text[cursor - 1].isOpener || text[cursor - 1].isDash
                context.quotes.read(scalar, isOpening: isOpening)
                context.readToken(scalar, at: cursor)
            }
            cursor += 1
        }
    }

    private mutating func end(at end: Int, into sentences: inout [Sentence]) {
        pass(to: end)
        sentences.append(Sentence(text[context.start..<end]))
        cursor = end
        plausibleEnd = nil
        context.beginSentence(at: end)
    }

    private mutating func breakLongSentence(into sentences: inout [Sentence]) {
        let end = context.latestBlank.map { $0 > context.start ? $0 : cursor } ?? cursor
        sentences.append(Sentence(text[context.start..<end]))
        cursor = end
        context.quotes = OpenMarks()
        context.beginSentence(at: end)
    }

    /// Forgets sentences that were given. Seldom, so that the cost per character is constant.
    private mutating func dropReadText() {
        let read = context.start
        guard read > 0, read == text.count || read > 1_024 else { return }
        text.removeSubrange(..<read)
        cursor -= read
        plausibleEnd = plausibleEnd.map { $0 - read }
        context.shift(by: read)
    }
}
