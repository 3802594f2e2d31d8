/// What a model's text begins with, as far as that is known.
public enum ThinkingOpening: Sendable, Equatable {
    /// The answer, or a mark that opens thinking.
    case answer
    /// Thinking that no mark opens, as the model's template has opened it.
    case thinking
    /// One of both. The first text waits this long for a mark that would say that it was thinking.
    case unknown(patience: Duration)
}

extension ThinkingOpening {
    /// What follows a prompt: thinking, if the prompt's last mark has opened it.
    public init(after prompt: String) {
        var filter = ThinkingFilter()
        _ = filter.append(String(prompt.suffix(200)), at: .zero)
        self = filter.isOpen ? .thinking : .answer
    }
}
