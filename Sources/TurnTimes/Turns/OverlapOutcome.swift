/// What a sound of the user's over a reply that was heard turned out to be, and what the reply did.
public enum OverlapOutcome: Sendable, Hashable {
    /// Speech that was meant for the agent; the reply fell silent so long after its onset.
    case yielded(after: Duration)
    /// Speech that was meant for the agent, over a reply that nothing may stop.
    case talkedOver
    /// What listeners say.
    /// - Parameter isPaused: whether the reply stood still meanwhile.
    case backchannel(isPaused: Bool)
    /// Sound without words.
    case noise(isPaused: Bool)
}
