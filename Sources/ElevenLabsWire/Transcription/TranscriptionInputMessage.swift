/// What a client of realtime speech to text sends.
public struct TranscriptionInputMessage: JSONMessage {
    /// In the format of the socket's URL; may be empty.
    public var audio: [UInt8]
    /// Whether the segment ends with this sound.
    public var commit: Bool
    /// Samples a second.
    public var sampleRate: Int?
    /// What was said before; only with the first sound.
    public var previousText: String?

    public init(audio: [UInt8], commit: Bool = false, sampleRate: Int? = nil, previousText: String? = nil) {
        self.audio = audio
        self.commit = commit
        self.sampleRate = sampleRate
        self.previousText = previousText
    }

    private enum CodingKeys: String, CodingKey {
        case commit
        case type = "message_type"
        case audio = "audio_base_64"
        case sampleRate = "sample_rate"
        case previousText = "previous_text"
    }

    /// Reads a chunk of sound, or the bare `{"message_type":"commit"}`.
    public init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: CodingKeys.self)
        switch try fields.decode(String.self, forKey: .type) {
        case "input_audio_chunk":
            self.init(
                audio: try fields.bytes(.audio), commit: try fields.flag(.commit),
                sampleRate: try fields.whole(.sampleRate),
                previousText: try fields.decodeIfPresent(String.self, forKey: .previousText))
        case "commit": self.init(audio: [], commit: true)
        default:
            throw DecodingError.dataCorruptedError(
                forKey: .type, in: fields, debugDescription: "give input_audio_chunk or commit")
        }
    }

    public func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: CodingKeys.self)
        try fields.encode("input_audio_chunk", forKey: .type)
        try fields.encode(base64Text: self.audio, forKey: .audio)
        try fields.encode(self.commit, forKey: .commit)
        try fields.encodeIfPresent(self.sampleRate, forKey: .sampleRate)
        try fields.encodeIfPresent(self.previousText, forKey: .previousText)
    }
}
