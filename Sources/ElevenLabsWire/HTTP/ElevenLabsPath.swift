/// Paths of the service, for who calls it.
public enum ElevenLabsPath {
    public static let voices = "/v1/voices"
    public static let voicePages = "/v2/voices"
    public static let models = "/v1/models"
    public static let subscription = "/v1/user/subscription"
    public static let realtimeTranscription = "/v1/speech-to-text/realtime"

    /// The WebSocket of one stream of text.
    public static func streamInput(voice: String) -> String { Self.speech(voice) + "/stream-input" }

    /// The WebSocket of several contexts.
    public static func multiStreamInput(voice: String) -> String { Self.speech(voice) + "/multi-stream-input" }

    /// Text to speech with one request: the whole sound.
    public static func speech(_ voice: String) -> String { "/v1/text-to-speech/" + QueryParameters.escaped(voice) }

    /// Text to speech with one request: the sound as it is made.
    public static func speechStream(_ voice: String) -> String { Self.speech(voice) + "/stream" }

    /// One object with sound and character times.
    public static func speechWithTimestamps(_ voice: String) -> String { Self.speech(voice) + "/with-timestamps" }

    /// A line for each piece of sound with its character times.
    public static func speechStreamWithTimestamps(_ voice: String) -> String {
        Self.speech(voice) + "/stream/with-timestamps"
    }

    public static func voice(_ id: String) -> String { "/v1/voices/" + QueryParameters.escaped(id) }

    public static func singleUseToken(_ kind: SingleUseToken.Kind) -> String {
        "/v1/single-use-token/\(kind.rawValue)"
    }
}
