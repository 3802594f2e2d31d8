/// The answer of `GET /v1/voices`.
public struct VoiceList: JSONMessage {
    public var voices: [Voice]

    public init(voices: [Voice]) {
        self.voices = voices
    }
}
