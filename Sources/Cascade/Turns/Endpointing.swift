/// How long a silence must be before the user's turn is over.
public struct Endpointing: Sendable, Hashable {
    /// The silence after words that end a sentence, 0…5 s.
    public var afterSentence: Duration
    /// The silence after other words, or before any are known, 0…10 s.
    public var otherwise: Duration

    public init(afterSentence: Duration = .milliseconds(300), otherwise: Duration = .milliseconds(800)) {
        self.afterSentence = afterSentence
        self.otherwise = otherwise
    }

    /// The silence to wait for.
    /// - Parameter text: the transcript up to the silence; nil while it is not known.
    public func silence(after text: String?) -> Duration {
        guard let text, let last = text.last(where: { !$0.isWhitespace && !"\"”')".contains($0) }) else {
            return self.otherwise
        }
        // An ellipsis is a sentence that its speaker has not ended.
        guard ".!?。！？".contains(last), !text.hasSuffix("...") else { return self.otherwise }
        return self.afterSentence
    }
}
