/// The answer of `POST /v1/single-use-token/{type}`: stands for the key once, within 15 minutes.
public struct SingleUseToken: JSONMessage {
    /// What a token opens.
    public enum Kind: String, Sendable, CaseIterable {
        case realtimeScribe = "realtime_scribe"
        case batchScribe = "batch_scribe"
        case speechSocket = "tts_websocket"
    }

    public var token: String

    public init(token: String) {
        self.token = token
    }
}
