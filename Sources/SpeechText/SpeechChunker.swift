/// Cuts a reply into speech chunks while its tokens arrive: a chunk ends where a sentence ends.
///
/// The chunks are the same whatever the sizes of the tokens, and no text is lost, added or reordered.
public struct SpeechChunker: Sendable {
    private var pending = ""

    public init() {}

    /// Adds a token and returns the chunks that are complete with it.
    public mutating func append(_ token: String) -> [SpeechChunk] {
        var chunks: [SpeechChunk] = []
        for character in token {
            if character.isWhitespace, Self.endsSentence(self.pending) {
                chunks.append(self.chunk(adding: character))
            } else {
                self.pending.append(character)
            }
        }
        return chunks
    }

    /// The chunk that is left when the reply has ended, if any of it can be spoken.
    public mutating func finish() -> [SpeechChunk] {
        guard Self.isSpeakable(self.pending) else { return [] }
        return [self.chunk(adding: nil)]
    }

    private mutating func chunk(adding last: Character?) -> SpeechChunk {
        if let last { self.pending.append(last) }
        defer { self.pending = "" }
        let first = self.pending.drop(while: \.isWhitespace)
        let text = first.reversed().drop(while: \.isWhitespace).reversed()
        return SpeechChunk(text: String(text), source: self.pending, flush: true)
    }

    private static func endsSentence(_ text: String) -> Bool {
        let closers: Set<Character> = ["\"", "'", ")", "]", "”", "’"]
        guard let mark = text.reversed().first(where: { !closers.contains($0) }) else { return false }
        return "?!.".contains(mark) && Self.isSpeakable(text)
    }

    private static func isSpeakable(_ text: String) -> Bool {
        text.contains { $0.isLetter || $0.isNumber }
    }
}
