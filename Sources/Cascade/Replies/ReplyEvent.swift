internal import TurnTimes

/// What happens to a reply.
enum ReplyEvent: Sendable {
    /// It is wanted: it may be heard.
    case commit
    /// It is not wanted; of one that was committed nothing can be taken back.
    case discard
    case progress(ReplyProgress)
    /// The play-out cursor: samples of it that were played.
    case played(Int)
    /// Its first sample was audible at this time, which may come from the client's clock.
    case audible(at: Duration, clock: ClockEstimate?)
    /// The client had nothing to play for the time of so many samples.
    case gap(position: Int, samples: Int)
    /// The time is up that was asked for by `waitForPlayOut`.
    case playOutDue
    /// No sound of it has come for too long: say this until it does.
    case late(String)
    case pause
    case resume
    /// It ends where it is.
    case stop
    /// It ends where it is, and its turn goes on.
    case takeBack
}
