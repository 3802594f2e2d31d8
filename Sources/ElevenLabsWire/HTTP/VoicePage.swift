/// The answer of `GET /v2/voices`.
public struct VoicePage: JSONMessage {
    public var voices: [Voice]
    public var hasMore: Bool
    /// Voices of all pages.
    public var totalCount: Int
    /// What to ask for next; nil at the end.
    public var nextPageToken: String?

    public init(voices: [Voice], hasMore: Bool, totalCount: Int, nextPageToken: String?) {
        self.voices = voices
        self.hasMore = hasMore
        self.totalCount = totalCount
        self.nextPageToken = nextPageToken
    }

    private enum CodingKeys: String, CodingKey {
        case voices
        case hasMore = "has_more"
        case totalCount = "total_count"
        case nextPageToken = "next_page_token"
    }

    public init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: CodingKeys.self)
        let voices = try fields.decode([Voice].self, forKey: .voices)
        self.init(
            voices: voices, hasMore: try fields.flag(.hasMore),
            totalCount: try fields.whole(.totalCount) ?? voices.count,
            nextPageToken: try fields.decodeIfPresent(String.self, forKey: .nextPageToken))
    }

    public func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: CodingKeys.self)
        try fields.encode(self.voices, forKey: .voices)
        try fields.encode(self.hasMore, forKey: .hasMore)
        try fields.encode(self.totalCount, forKey: .totalCount)
        try fields.encode(self.nextPageToken, forKey: .nextPageToken)
    }
}
