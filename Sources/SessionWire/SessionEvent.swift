public import TurnTimes

/// What the server tells a client in JSON; `docs/session-protocol.md` describes each.
public enum SessionEvent: Sendable, Equatable {
    case ready(session: String, sampleRate: Int, engines: [String: String])
    case speechStarted(turn: Int)
    case speechStopped(turn: Int)
    case partialTranscript(text: String)
    case finalTranscript(turn: Int, text: String)
    case turnDropped(turn: Int)
    case replyStarted(reply: Int, turn: Int)
    case replyText(reply: Int, text: String)
    /// What is said before the reply's words, because they are late.
    case replyStopgap(reply: Int, text: String)
    /// All sound of the reply was sent; its length in samples.
    case replyAudioEnded(reply: Int, samples: Int)
    /// Stop playing the reply, to go on from that sample.
    /// The user goes on with the turn; its reply was interrupted just before.
    case turnResumed(turn: Int)
    /// Somebody may be speaking: play softly.
    case replyLowered(reply: Int)
    /// Play as before.
    case replyRaised(reply: Int)
    case replyPaused(reply: Int)
    /// Go on playing the reply.
    case replyResumed(reply: Int)
    case replyEnded(reply: Int, text: String)
    case replyInterrupted(reply: Int, text: String)
    case turnLatency(Timeline)
    /// An engine failed and the next of its list goes on; `stage` is `stt`, `llm` or `tts`.
    case engineFallback(stage: String, failed: String, next: String, code: String, message: String)
    case error(code: String, message: String, retryable: Bool)
    case pong(id: Int)
}
