/// Where the user says by other means than speech that a turn begins or ends; times since the session began.
enum MicrophoneMark: Sendable, Equatable {
    case turnBegan(at: Duration)
    case turnEnded(at: Duration)
}
