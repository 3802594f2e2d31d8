/// What a client asks of its session.
public enum ConversationCommand: Sendable, Equatable {
    /// A typed turn.
    case type(String)
    /// A spoken turn begins and lasts until `endTurn`, whatever its pauses (push to talk); stops a running reply.
    case beginTurn
    /// The spoken turn is over, begun by `beginTurn` or by speech.
    case endTurn
    /// Be quiet.
    case interrupt
    /// The play-out cursor: samples of the reply that were played.
    case played(ReplyID, samples: Int)
    /// When the first sample of the reply was audible, by the session's clock.
    case audible(ReplyID, at: Duration)
}
