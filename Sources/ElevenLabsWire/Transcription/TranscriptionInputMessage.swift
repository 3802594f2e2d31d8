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

    /// The types of messages.
    package enum Kind: String, CaseIterable, Sendable {
        case chunk = "input_audio_chunk"
        case commit
    }

    /// Samples a second that a chunk may name.
    static let sampleRates = 1000...192_000

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
        switch Kind(rawValue: try fields.decode(String.self, forKey: .type)) {
        case .chunk:
            self.init(
                audio: try fields.bytes(.audio), commit: try fields.flag(.commit),
                sampleRate: try fields.whole(.sampleRate, in: Self.sampleRates),
                previousText: try fields.text(.previousText, limit: FieldLimit.text))
        case .commit: self.init(audio: [], commit: true)
        case nil:
            throw DecodingError.dataCorruptedError(
                forKey: .type, in: fields, debugDescription: "give input_audio_chunk or commit")
        }
    }

    public func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: CodingKeys.self)
        try fields.encode(Kind.chunk.rawValue, forKey: .type)
        try fields.encode(base64Text: self.audio, forKey: .audio)
        try fields.encode(self.commit, forKey: .commit)
        try fields.encodeIfPresent(self.sampleRate, forKey: .sampleRate)
        try fields.encodeIfPresent(self.previousText, forKey: .previousText)
    }
}
