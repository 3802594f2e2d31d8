public import TurnTimes

/// What turn taking wants done, in order.
public enum TurnAction: Sendable, Equatable {
    /// A turn began with speech.
    case beginTurn(TurnID, speechStarted: Duration)
    /// The user paused; the silence counts from this time.
    case notePause(TurnID, since: Duration)
    /// Send `silenceElapsed` at this time, instead of any time asked for before.
    case wait(until: Duration)
    /// Do not send `silenceElapsed`.
    case stopWaiting
    /// Read ahead: the turn's text is likely to be this.
    case prepare(String)
    /// The turn is over: ask the recognizer for the final transcript. The time is when the user said so by other means,
    /// nil if silence did.
    case finishUtterance(TurnID, pushedAt: Duration?)
    /// The sound was not meant for the agent: the recognizer forgets it.
    case discardUtterance
    /// Nothing was said after all.
    case dropTurn(TurnID)
    /// Answer the turn.
    case answer(TurnID, ReplyID, text: String, isTyped: Bool)
    /// Speak first.
    case greet(TurnID, ReplyID)
    /// End a reply that is being made or heard.
    case stop(ReplyID)
}
