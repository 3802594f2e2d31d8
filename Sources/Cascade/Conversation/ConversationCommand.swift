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
    ///
    /// - Parameter clock: what is known of the client's clock, if the time comes from it.
    case audible(ReplyID, at: Duration, clock: ClockEstimate? = nil)
    /// The client had nothing to play for the time of so many samples.
    ///
    /// - Parameter at: where in the reply's sound, in samples.
    case gap(ReplyID, at: Int, samples: Int)
    /// Stop the reply where it is, to go on from there.
    case pause(ReplyID)
    /// Go on from where the reply was paused.
    case resume(ReplyID)
}
