public import SpeechAudio
public import SpeechEngines
public import TurnTimes

/// What turn taking reacts to.
public enum TurnEvent: Sendable, Equatable {
    /// The agent shall speak first.
    case greet
    case speech(SpeechEdge)
    case transcript(Transcript)
    /// What the turn model thinks of the pause that began at the time: how likely the turn is over, 0…1.
    case turnScore(Float, pauseSince: Duration)
    /// How the words before the pause sounded that began at the time.
    case pauseSound(SpeechEnding, pauseSince: Duration)
    /// The time is up that was asked for by `wait`.
    case waitElapsed
    /// The time is up that was asked for by `watchSilence`.
    case silenceElapsed
    /// The user typed: a whole turn, or the end of the one that is being spoken.
    case typed(String)
    /// The user says by other means that a turn begins (push to talk): pauses do not end it.
    case beginTurn(at: Duration)
    /// The user says by other means that the turn is over.
    ///
    /// - Parameter isSilent: whether the detector heard no voice at all while the turn was held; recognizers write words even then.
    case endTurn(at: Duration, isSilent: Bool = false)
    /// The user wants the agent to be quiet.
    case interrupt
    /// The first sound of the reply was given to the client.
    case replyAudible(ReplyID)
    /// The words of the reply that have sounded lately: what comes back from the user's side may be its echo.
    case replySaid(ReplyID, String)
    /// The reply was heard to its end, or failed.
    case replyEnded(ReplyID)
}
