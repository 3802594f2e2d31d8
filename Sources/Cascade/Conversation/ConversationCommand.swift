public import TurnTimes

/// What a client asks of its session.
public enum ConversationCommand: Sendable, Equatable {
    /// A typed turn.
    case type(String)
    /// Be quiet.
    case interrupt
    /// The play-out cursor: samples of the reply that were played.
    case played(ReplyID, samples: Int)
    /// When the first sample of the reply was audible, by the session's clock.
    case audible(ReplyID, at: Duration)
}
