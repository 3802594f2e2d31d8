/// The answer of `GET /v1/user/subscription`, with the fields that every client needs.
public struct Subscription: JSONMessage {
    public var tier: String
    /// Characters spoken in this period.
    public var characterCount: Int
    public var characterLimit: Int
    public var voiceLimit: Int
    /// `active`, `free`, …
    public var status: String

    public init(tier: String, characterCount: Int, characterLimit: Int, voiceLimit: Int, status: String = "active") {
        self.tier = tier
        self.characterCount = characterCount
        self.characterLimit = characterLimit
        self.voiceLimit = voiceLimit
        self.status = status
    }

    private enum CodingKeys: String, CodingKey, CaseIterable {
        case tier, status
        case characterCount = "character_count"
        case characterLimit = "character_limit"
        case voiceLimit = "voice_limit"
        case canExtendCharacterLimit = "can_extend_character_limit"
        case allowedToExtendCharacterLimit = "allowed_to_extend_character_limit"
        case canExtendVoiceLimit = "can_extend_voice_limit"
        case canUseInstantVoiceCloning = "can_use_instant_voice_cloning"
        case canUseProfessionalVoiceCloning = "can_use_professional_voice_cloning"
        case hasOpenInvoices = "has_open_invoices"
        case voiceSlotsUsed = "voice_slots_used"
        case professionalVoiceSlotsUsed = "professional_voice_slots_used"
        case voiceAddEditCounter = "voice_add_edit_counter"
        case professionalVoiceLimit = "professional_voice_limit"
    }

    public init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            tier: try fields.decode(String.self, forKey: .tier),
            characterCount: try fields.whole(.characterCount) ?? 0,
            characterLimit: try fields.whole(.characterLimit) ?? 0, voiceLimit: try fields.whole(.voiceLimit) ?? 0,
            status: try fields.decodeIfPresent(String.self, forKey: .status) ?? "active")
    }

    /// Fields about selling are written as false and 0.
    public func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: CodingKeys.self)
        for key in CodingKeys.allCases {
            switch key {
            case .tier: try fields.encode(self.tier, forKey: key)
            case .status: try fields.encode(self.status, forKey: key)
            case .characterCount: try fields.encode(self.characterCount, forKey: key)
            case .characterLimit: try fields.encode(self.characterLimit, forKey: key)
            case .voiceLimit: try fields.encode(self.voiceLimit, forKey: key)
            case .canExtendCharacterLimit, .allowedToExtendCharacterLimit, .canExtendVoiceLimit,
                .canUseInstantVoiceCloning, .canUseProfessionalVoiceCloning, .hasOpenInvoices:
                try fields.encode(false, forKey: key)
            case .voiceSlotsUsed, .professionalVoiceSlotsUsed, .voiceAddEditCounter, .professionalVoiceLimit:
                try fields.encode(0, forKey: key)
            }
        }
    }
}
