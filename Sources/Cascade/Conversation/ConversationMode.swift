/// Whether the stages of a turn run at the same time.
public enum ConversationMode: String, Sendable, CaseIterable, Codable {
    /// All at the same time: speech is recognized while it is spoken, the model reads ahead, each chunk is spoken as soon
    /// as it is cut.
    case cascade
    /// One after the other, as a baseline to measure against: the whole utterance is recorded, then recognized, then
    /// answered, then spoken, and only then heard.
    case sequential

    /// How long a silence must be in this mode. A sequential turn has no words before its end, so they cannot lengthen
    /// the wait: it waits the shorter time, and never loses to a cascade by its endpointing.
    func endpointing(_ endpointing: Endpointing) -> Endpointing {
        switch self {
        case .cascade: endpointing
        case .sequential:
            Endpointing(afterSentence: endpointing.afterSentence, otherwise: endpointing.afterSentence)
        }
    }
}
