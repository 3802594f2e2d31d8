/// Text handed to synthesis as one piece.
public struct SpeechChunk: Sendable, Equatable {
    /// What is spoken. Empty only in the last chunk of a reply, when nothing was left to speak.
    public var text: String

    /// The reply's own text that it stands for. The sources of all chunks together are the reply.
    public var source: String

    /// Whether it must be spoken now, without waiting for more text.
    public var flush: Bool

    /// Makes a chunk.
    public init(text: String, source: String, flush: Bool) {
        self.text = text
        self.source = source
        self.flush = flush
    }
}
