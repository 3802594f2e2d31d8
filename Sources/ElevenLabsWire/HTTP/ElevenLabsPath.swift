internal import WebSockets

/// Paths of the service's WebSockets, for who calls it.
public enum ElevenLabsPath {
    public static let realtimeTranscription = "/v1/speech-to-text/realtime"

    /// The WebSocket of one stream of text.
    public static func streamInput(voice: String) -> String { Self.speech(voice) + "/stream-input" }

    /// The WebSocket of several contexts.
    public static func multiStreamInput(voice: String) -> String { Self.speech(voice) + "/multi-stream-input" }

    private static func speech(_ voice: String) -> String {
        "/v1/text-to-speech/" + QueryParameters.escaped(voice)
    }
}
