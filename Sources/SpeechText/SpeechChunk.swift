/// Text handed to synthesis as one piece.
public struct SpeechChunk: Sendable, Equatable {
    /// What is spoken.
    public var text: String

    /// The reply's own text that this stands for, with the blanks around it; the sources of a reply's chunks
    /// joined are the reply.
    public var source: String

    /// Whether it must be spoken now, without waiting for more text.
    public var flush: Bool

    public init(text: String, source: String, flush: Bool) {
        self.text = text
        self.source = source
        self.flush = flush
    }
}
