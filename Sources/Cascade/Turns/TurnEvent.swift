public import SpeechEngines

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
    /// The user says by other means that the turn is over (push to talk).
    case endTurn
    /// The user wants the agent to be quiet.
    case interrupt
    /// The reply was heard to its end, or failed.
    case replyEnded(ReplyID)
}
