public import SpeechEngines
public import TurnTimes

/// What turn taking reacts to.
public enum TurnEvent: Sendable, Equatable {
    /// The agent shall speak first.
    case greet
    case speech(SpeechEdge)
    case transcript(Transcript)
    /// The silence that endpointing waits for has passed.
    case silenceElapsed
    /// The user typed a whole turn.
    case typed(String)
    /// The user says by other means that a turn begins (push to talk): pauses do not end it.
    case beginTurn(at: Duration)
    /// The user says by other means that the turn is over.
    case endTurn(at: Duration)
    /// The user wants the agent to be quiet.
    case interrupt
    /// The reply was heard to its end, or failed.
    case replyEnded(ReplyID)
}
