internal import TurnTimes

/// The reply that the user hears, or is about to.
struct Answer: Sendable, Hashable {
    let reply: ReplyID
    let turn: TurnID
    /// The spoken words that it answers; empty if their turn was ended on purpose, and for a greeting: nobody goes on with those.
    var words = ""
    /// Whether speech stops it.
    let isInterruptible: Bool
    /// Whether it is lowered although the sound over it is too short for speech yet.
    var isLowered = false
    /// What of it has sounded lately.
    var own = OwnWords("")
    /// When its first sound left; nil before.
    var audibleSince: Duration?
    /// Whether the agent speaks of its own accord: a greeting, or asking again.
    var isUnasked = false
}
