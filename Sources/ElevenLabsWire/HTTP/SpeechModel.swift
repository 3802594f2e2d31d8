/// A model that can be asked for; `GET /v1/models` answers with an array of them.
public struct SpeechModel: JSONMessage {
    /// A language that a model speaks.
    public struct Language: JSONMessage {
        public var languageID: String
        public var name: String

        public init(languageID: String, name: String) {
            self.languageID = languageID
            self.name = name
        }

        private enum CodingKeys: String, CodingKey {
            case name
            case languageID = "language_id"
        }
    }

    public var modelID: String
    public var name: String
    public var description: String?
    public var canDoTextToSpeech: Bool
    public var languages: [Language]
    /// Characters of one request at the most.
    public var maximumTextLength: Int?

    public init(
        modelID: String, name: String, description: String? = nil, canDoTextToSpeech: Bool = true,
        languages: [Language] = [], maximumTextLength: Int? = nil
    ) {
        self.modelID = modelID
        self.name = name
        self.description = description
        self.canDoTextToSpeech = canDoTextToSpeech
        self.languages = languages
        self.maximumTextLength = maximumTextLength
    }

    private enum CodingKeys: String, CodingKey {
        case name, description, languages
        case modelID = "model_id"
        case canDoTextToSpeech = "can_do_text_to_speech"
        case maximumTextLength = "maximum_text_length_per_request"
        case canBeFinetuned = "can_be_finetuned"
        case canDoVoiceConversion = "can_do_voice_conversion"
        case canUseStyle = "can_use_style"
        case canUseSpeakerBoost = "can_use_speaker_boost"
        case servesProVoices = "serves_pro_voices"
        case tokenCostFactor = "token_cost_factor"
        case requiresAlphaAccess = "requires_alpha_access"
    }

    /// Only the id is needed.
    public init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: CodingKeys.self)
        let modelID = try fields.decode(String.self, forKey: .modelID)
        self.init(
            modelID: modelID, name: try fields.decodeIfPresent(String.self, forKey: .name) ?? modelID,
            description: try fields.decodeIfPresent(String.self, forKey: .description),
            canDoTextToSpeech: try fields.flag(.canDoTextToSpeech, default: true),
            languages: try fields.decodeIfPresent([Language].self, forKey: .languages) ?? [],
            maximumTextLength: try fields.whole(.maximumTextLength))
    }

    /// What this project's models never do is written as false, because some clients need the fields.
    public func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: CodingKeys.self)
        try fields.encode(self.modelID, forKey: .modelID)
        try fields.encode(self.name, forKey: .name)
        try fields.encodeIfPresent(self.description, forKey: .description)
        try fields.encode(self.canDoTextToSpeech, forKey: .canDoTextToSpeech)
        try fields.encode(self.languages, forKey: .languages)
        try fields.encodeIfPresent(self.maximumTextLength, forKey: .maximumTextLength)
        for key: CodingKeys in [
            .canBeFinetuned, .canDoVoiceConversion, .canUseStyle, .canUseSpeakerBoost, .servesProVoices,
            .requiresAlphaAccess,
        ] {
            try fields.encode(false, forKey: key)
        }
        try fields.encode(0, forKey: .tokenCostFactor)
    }
}
