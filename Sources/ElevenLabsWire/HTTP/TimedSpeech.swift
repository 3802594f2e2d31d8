/// Sound with its character times: the answer with timestamps, whole or a line of it.
public struct TimedSpeech: JSONMessage {
    /// In the format that was asked for.
    public var audio: [UInt8]
    /// Times of the text that was sent.
    public var alignment: CharacterSeconds?
    /// Times of the text that is spoken.
    public var normalizedAlignment: CharacterSeconds?

    public init(audio: [UInt8], alignment: CharacterSeconds? = nil, normalizedAlignment: CharacterSeconds? = nil) {
        self.audio = audio
        self.alignment = alignment
        self.normalizedAlignment = normalizedAlignment
    }

    private enum CodingKeys: String, CodingKey {
        case audio = "audio_base64"
        case alignment
        case normalizedAlignment = "normalized_alignment"
    }

    public init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            audio: try fields.bytes(.audio),
            alignment: try fields.decodeIfPresent(CharacterSeconds.self, forKey: .alignment),
            normalizedAlignment: try fields.decodeIfPresent(CharacterSeconds.self, forKey: .normalizedAlignment))
    }

    public func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: CodingKeys.self)
        try fields.encode(base64Text: self.audio, forKey: .audio)
        try fields.encode(self.alignment, forKey: .alignment)
        try fields.encode(self.normalizedAlignment, forKey: .normalizedAlignment)
    }
}
