internal import ElevenLabsWire
internal import SpeechText
internal import WebSockets

/// What a speech socket does.
enum SpeechAction: Sendable, Equatable {
    /// Get a voice ready for a context.
    case begin(Int, VoiceSettings)
    case speak(Int, SpeechChunk)
    /// Nothing follows; tell when all is spoken.
    case finish(Int)
    /// Stop at once.
    case cancel(Int)
    /// - Parameter contextID: as the client called it, nil for the default context and for the socket.
    case send(contextID: String?, StreamOutput)
    case close(WebSocketCloseCode, reason: String)
}
