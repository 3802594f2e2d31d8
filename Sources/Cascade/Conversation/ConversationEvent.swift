public import SpeechEngines
public import TurnTimes

/// What a session tells its client.
public enum ConversationEvent: Sendable {
    /// The session listens.
    case ready
    case speechStarted(TurnID)
    /// The user paused; the time is the estimated end of speech.
    case speechStopped(TurnID)
    /// All words of the turn so far.
    case partialTranscript(String)
    case finalTranscript(TurnID, String)
    /// The user goes on with a turn whose answer came too early; its reply was cut off just before.
    case turnResumed(TurnID)
    /// Nothing was said in the turn after all.
    case turnDropped(TurnID)
    case replyStarted(ReplyID, TurnID)
    /// The next words of the reply, as they are handed to the synthesizer; joined they are the reply.
    case replyText(ReplyID, String)
    /// What is said before the reply's words, because they are late.
    case replyStopgap(ReplyID, String)
    /// All sound of the reply was given to the client; its length in samples.
    case replyAudioEnded(ReplyID, samples: Int)
    /// The reply was heard to its end.
    case replyEnded(ReplyID, text: String)
    /// The reply was cut off; the text is what was heard of it.
    case replyInterrupted(ReplyID, heardText: String)
    /// Everything about a turn; the last event of it.
    case turnEnded(Timeline)
    /// An engine failed and another one of its list goes on.
    case engineFellBack(EngineFallback)
    /// Something failed; the session goes on unless the recognizer or detector did.
    case failed(EngineError)
}
