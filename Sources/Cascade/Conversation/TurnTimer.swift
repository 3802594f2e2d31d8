/// The times that turn taking waits for, each by itself.
enum TurnTimer: Sendable, Hashable {
    /// For more of what is being said.
    case wait
    /// For somebody to say something.
    case silence

    /// What turn taking is told when the time is up.
    var event: TurnEvent {
        switch self {
        case .wait: .waitElapsed
        case .silence: .silenceElapsed
        }
    }
}
