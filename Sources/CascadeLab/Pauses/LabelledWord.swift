/// A word and when it is said, since the recording's first sample.
public struct LabelledWord: Sendable, Equatable {
    public let text: String
    public let start: Duration
    public let end: Duration

    public init(text: String, start: Duration, end: Duration) {
        self.text = text
        self.start = start
        self.end = end
    }

    /// Words behind which people hesitate: they hold the turn.
    private static let openWords: Set<String> = [
        "a", "an", "and", "as", "at", "because", "but", "by", "for", "from", "hm", "i", "if", "in", "is", "of", "on",
        "or",
        "so", "that", "the", "then", "to", "uh", "um", "with", "you", "your",
    ]

    /// Whether its speaker is not finished after it.
    var isOpen: Bool { Self.openWords.contains(self.text) }
}
