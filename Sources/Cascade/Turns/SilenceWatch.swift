internal import TurnTimes

/// What turn taking knows of silence that lasts too long: the agent's behind a turn of the user's, and the user's behind an
/// answer.
struct SilenceWatch: Sendable, Hashable {
    struct OverTurn: Hashable {
        let turn: TurnID
        let since: Duration
    }

    /// The user's turn that is over and not answered by sound yet, as far as is known.
    var over: OverTurn?
    /// The answer that was found to be late.
    var late: ReplyID?
    /// Since when nobody has spoken behind an answer that was heard to its end; nil if there is none.
    var quietSince: Duration?
    /// How often the agent has asked again since the user last had a turn.
    var prompts = 0
    /// The time at which `silenceElapsed` was asked for.
    var until: Duration?
}
