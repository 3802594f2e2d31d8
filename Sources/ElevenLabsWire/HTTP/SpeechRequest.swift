/// The body of `POST /v1/text-to-speech/{voice_id}` and its kin.
public struct SpeechRequest: JSONMessage {
    public var text: String
    /// Nil is `eleven_multilingual_v2` at the service.
    public var modelID: String?
    public var languageCode: String?
    public var voiceSettings: VoiceSettings?
    /// Three at the most.
    public var pronunciationDictionaryLocators: [PronunciationDictionaryLocator]?
    public var seed: Int?
    /// What was said before, for the melody.
    public var previousText: String?
    /// What will be said next.
    public var nextText: String?
    /// Three at the most.
    public var previousRequestIDs: [String]?
    public var nextRequestIDs: [String]?
    public var applyTextNormalization: TextNormalization?
    public var applyLanguageTextNormalization: Bool?

    public init(text: String, modelID: String? = nil, voiceSettings: VoiceSettings? = nil, languageCode: String? = nil)
    {
        self.text = text
        self.modelID = modelID
        self.voiceSettings = voiceSettings
        self.languageCode = languageCode
    }

    private enum CodingKeys: String, CodingKey {
        case text, seed
        case modelID = "model_id"
        case languageCode = "language_code"
        case voiceSettings = "voice_settings"
        case pronunciationDictionaryLocators = "pronunciation_dictionary_locators"
        case previousText = "previous_text"
        case nextText = "next_text"
        case previousRequestIDs = "previous_request_ids"
        case nextRequestIDs = "next_request_ids"
        case applyTextNormalization = "apply_text_normalization"
        case applyLanguageTextNormalization = "apply_language_text_normalization"
    }

    /// Throws for texts and lists that are longer than any service takes.
    public init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: CodingKeys.self)
        self.text =
            try fields.text(.text, limit: FieldLimit.text) ?? fields.decode(String.self, forKey: .text)
        self.modelID = try fields.text(.modelID)
        self.languageCode = try fields.text(.languageCode)
        self.voiceSettings = try fields.decodeIfPresent(VoiceSettings.self, forKey: .voiceSettings)
        self.pronunciationDictionaryLocators = try fields.list(
            PronunciationDictionaryLocator.self, .pronunciationDictionaryLocators)
        self.seed = try fields.whole(.seed, in: 0...Int(UInt32.max))
        self.previousText = try fields.text(.previousText, limit: FieldLimit.text)
        self.nextText = try fields.text(.nextText, limit: FieldLimit.text)
        self.previousRequestIDs = try fields.list(String.self, .previousRequestIDs)
        self.nextRequestIDs = try fields.list(String.self, .nextRequestIDs)
        self.applyTextNormalization = try fields.decodeIfPresent(
            TextNormalization.self, forKey: .applyTextNormalization)
        self.applyLanguageTextNormalization = try fields.decodeIfPresent(
            Bool.self, forKey: .applyLanguageTextNormalization)
    }
}
