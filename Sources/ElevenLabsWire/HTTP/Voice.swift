/// A voice that can be asked for.
public struct Voice: JSONMessage {
    /// What goes into a path.
    public var voiceID: String
    public var name: String
    /// `premade`, `cloned`, `generated`, `professional`, …
    public var category: String
    public var labels: [String: String]
    public var description: String?
    public var previewURL: String?
    public var settings: VoiceSettings?
    public var availableForTiers: [String]
    public var highQualityBaseModelIDs: [String]

    public init(
        voiceID: String, name: String, category: String = "premade", labels: [String: String] = [:],
        description: String? = nil, previewURL: String? = nil, settings: VoiceSettings? = nil,
        availableForTiers: [String] = [], highQualityBaseModelIDs: [String] = []
    ) {
        self.voiceID = voiceID
        self.name = name
        self.category = category
        self.labels = labels
        self.description = description
        self.previewURL = previewURL
        self.settings = settings
        self.availableForTiers = availableForTiers
        self.highQualityBaseModelIDs = highQualityBaseModelIDs
    }

    private enum CodingKeys: String, CodingKey {
        case name, category, labels, description, settings
        case voiceID = "voice_id"
        case previewURL = "preview_url"
        case availableForTiers = "available_for_tiers"
        case highQualityBaseModelIDs = "high_quality_base_model_ids"
    }

    /// Only the id is needed; without a name the id is the name.
    public init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: CodingKeys.self)
        let voiceID = try fields.decode(String.self, forKey: .voiceID)
        self.init(
            voiceID: voiceID, name: try fields.decodeIfPresent(String.self, forKey: .name) ?? voiceID,
            category: try fields.decodeIfPresent(String.self, forKey: .category) ?? "premade",
            labels: (try fields.decodeIfPresent([String: String?].self, forKey: .labels) ?? [:]).compactMapValues {
                $0
            },
            description: try fields.decodeIfPresent(String.self, forKey: .description),
            previewURL: try fields.decodeIfPresent(String.self, forKey: .previewURL),
            settings: try fields.decodeIfPresent(VoiceSettings.self, forKey: .settings),
            availableForTiers: try fields.decodeIfPresent([String].self, forKey: .availableForTiers) ?? [],
            highQualityBaseModelIDs: try fields.decodeIfPresent([String].self, forKey: .highQualityBaseModelIDs) ?? [])
    }
}
