internal import SpeechAudio

extension DraftTally: Codable {
    private enum CodingKeys: String, CodingKey {
        case attempts, hits
        case saved = "saved_ms"
        case tokensWasted = "tokens_wasted"
        case charactersWasted = "characters_wasted"
    }

    public init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: CodingKeys.self)
        self.attempts = try fields.count(.attempts)
        self.hits = min(try fields.count(.hits), self.attempts)
        self.saved = .limited(milliseconds: try fields.decodeIfPresent(Double.self, forKey: .saved) ?? 0)
        self.tokensWasted = try fields.count(.tokensWasted)
        self.charactersWasted = try fields.count(.charactersWasted)
    }

    public func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: CodingKeys.self)
        try fields.encode(self.attempts, forKey: .attempts)
        try fields.encode(self.hits, forKey: .hits)
        try fields.encode(self.saved.roundedMilliseconds, forKey: .saved)
        try fields.encode(self.tokensWasted, forKey: .tokensWasted)
        try fields.encode(self.charactersWasted, forKey: .charactersWasted)
    }
}
