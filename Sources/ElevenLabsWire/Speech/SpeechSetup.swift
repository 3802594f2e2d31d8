/// What the first message of a stream or context may set, all of it optional.
public struct SpeechSetup: Sendable, Equatable {
    /// Must not change after the first message.
    public var voiceSettings: VoiceSettings?
    public var generationConfig: GenerationConfig?
    public var pronunciationDictionaryLocators: [PronunciationDictionaryLocator]
    /// A key for who could not send a header.
    public var apiKey: String?
    /// A bearer token, with or without the word in front.
    public var authorization: String?

    public init(
        voiceSettings: VoiceSettings? = nil, generationConfig: GenerationConfig? = nil,
        pronunciationDictionaryLocators: [PronunciationDictionaryLocator] = [], apiKey: String? = nil,
        authorization: String? = nil
    ) {
        self.voiceSettings = voiceSettings
        self.generationConfig = generationConfig
        self.pronunciationDictionaryLocators = pronunciationDictionaryLocators
        self.apiKey = apiKey
        self.authorization = authorization
    }

    enum CodingKeys: String, CodingKey, CaseIterable {
        case authorization
        case voiceSettings = "voice_settings"
        case generationConfig = "generation_config"
        /// The schema's spelling of a later message; written nowhere.
        case generatorConfig = "generator_config"
        case pronunciationDictionaryLocators = "pronunciation_dictionary_locators"
        case apiKey = "xi_api_key"
        /// The other spelling; written nowhere.
        case hyphenatedAPIKey = "xi-api-key"
    }

    init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            voiceSettings: try fields.decodeIfPresent(VoiceSettings.self, forKey: .voiceSettings),
            generationConfig: try fields.decodeIfPresent(GenerationConfig.self, forKey: .generationConfig)
                ?? fields.decodeIfPresent(GenerationConfig.self, forKey: .generatorConfig),
            pronunciationDictionaryLocators: try fields.list(
                PronunciationDictionaryLocator.self, .pronunciationDictionaryLocators) ?? [],
            apiKey: try fields.text(.apiKey) ?? fields.text(.hyphenatedAPIKey),
            authorization: try fields.text(.authorization))
    }

    func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: CodingKeys.self)
        try fields.encodeIfPresent(self.voiceSettings, forKey: .voiceSettings)
        try fields.encodeIfPresent(self.generationConfig, forKey: .generationConfig)
        if !self.pronunciationDictionaryLocators.isEmpty {
            try fields.encode(self.pronunciationDictionaryLocators, forKey: .pronunciationDictionaryLocators)
        }
        try fields.encodeIfPresent(self.apiKey, forKey: .apiKey)
        try fields.encodeIfPresent(self.authorization, forKey: .authorization)
    }
}
