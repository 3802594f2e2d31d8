public import TurnTimes

/// What turn taking wants done, in order.
public enum TurnAction: Sendable, Equatable {
    /// A turn began with speech.
    case beginTurn(TurnID, speechStarted: Duration)
    /// The user paused; the silence counts from this time.
    case notePause(TurnID, since: Duration)
    /// Send `waitElapsed` at this time, instead of any time asked for before.
    case wait(until: Duration)
    /// Do not send `waitElapsed`.
    case stopWaiting
    /// Send `silenceElapsed` at this time, instead of any time asked for before.
    case watchSilence(until: Duration)
    /// Do not send `silenceElapsed`.
    case stopWatching
    /// Ask the recognizer for the words so far, urgently.
    case askForWords
    /// Read ahead: the turn's text is likely to be this.
    case prepare(String)
    /// Make a reply to this text, to be held back until it is committed.
    case draft(TurnID, ReplyID, text: String)
    /// Throw a draft away: nobody has heard of it.
    case discard(ReplyID)
    /// The turn is over: ask the recognizer for the final transcript. The time is when the user said so by other means,
    /// nil if silence did.
    case finishUtterance(TurnID, pushedAt: Duration?)
    /// The sound was not meant for the agent: the recognizer forgets it.
    case discardUtterance
    /// Nothing was said after all.
    case dropTurn(TurnID)
    /// The turn is answered by its draft.
    case commit(TurnID, ReplyID, text: String)
    /// Answer the turn.
    case answer(TurnID, ReplyID, text: String, isTyped: Bool)
    /// Speak first.
    case greet(TurnID, ReplyID)
    /// The turn's answer is late: say something until it comes.
    case noteDeadAir(TurnID, ReplyID)
    /// Speak again: the user has said nothing since the last answer.
    case askAgain(TurnID, ReplyID)
    /// Somebody may be speaking: play the reply softly.
    case lower(ReplyID)
    /// Nobody was: play it as before.
    case raise(ReplyID)
    /// Somebody is speaking: stop the reply where it is, to go on or to end it.
    case pause(ReplyID)
    /// It was nothing: go on from there.
    case resume(ReplyID)
    /// What sound over the answer to a turn was, and what the reply did: for the turn's record.
    case overlapped(TurnID, OverlapOutcome)
    /// End a reply that is being made or heard.
    case stop(ReplyID)
    /// End a reply that came too early: its turn goes on, and its question leaves the history.
    case takeBack(ReplyID)
}
