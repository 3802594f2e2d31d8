internal import ElevenLabsWire
internal import WebSockets

/// What a transcription socket does.
enum TranscriptionAction: Sendable, Equatable {
    /// Give sound to the recognizer.
    case append([Float])
    /// The speaker pauses: ask for a transcript soon.
    case settle
    /// The segment is over: ask for its final transcript.
    case finish
    case send(TranscriptionOutputMessage)
    case close(WebSocketCloseCode, reason: String)
}
