internal import SpeechEngines

extension TimedWord {
    /// Words behind which people hesitate: they hold the turn. A list of their own, so that what labels the trials is not what
    /// decides on them.
    private static let openWords: Set<String> = [
        "a", "an", "and", "as", "at", "because", "but", "by", "for", "from", "hm", "i", "if", "in", "is", "of", "on",
        "or", "so", "that", "the", "then", "to", "uh", "um", "with", "you", "your",
    ]

    /// Whether its speaker is not finished after it.
    var isOpen: Bool { Self.openWords.contains(self.text) }
}
