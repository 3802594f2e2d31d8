/// What changes in the user's speech, with times since the session began.
public enum SpeechEdge: Sendable, Equatable {
    /// The first voiced frame since silence: speech may have begun at the time. `started` or `fell` follows.
    case rose(at: Duration)
    /// It was too short for speech.
    case fell
    /// Speech began.
    case started(at: Duration)
    /// The speech has lasted long enough to be meant as an interruption.
    case held(at: Duration)
    /// Speech ended; the time is the end of its last voiced frame, not of the silence that showed it.
    case stopped(at: Duration)
}
