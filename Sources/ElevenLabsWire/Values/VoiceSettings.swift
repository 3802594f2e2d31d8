/// How a voice speaks; nil leaves it to the voice.
public struct VoiceSettings: JSONMessage {
    /// 0…1, even or varied.
    public var stability: Double?
    /// 0…1, near to the original voice or not.
    public var similarityBoost: Double?
    /// 0…1.
    public var style: Double?
    public var useSpeakerBoost: Bool?
    /// 0.7…1.2, 1 is the voice's own speed.
    public var speed: Double?
    /// Only over HTTP.
    public var cloneStrength: Double?

    public init(
        stability: Double? = nil, similarityBoost: Double? = nil, style: Double? = nil, useSpeakerBoost: Bool? = nil,
        speed: Double? = nil, cloneStrength: Double? = nil
    ) {
        self.stability = stability
        self.similarityBoost = similarityBoost
        self.style = style
        self.useSpeakerBoost = useSpeakerBoost
        self.speed = speed
        self.cloneStrength = cloneStrength
    }

    /// What the service uses when nothing is set.
    public static let standard = VoiceSettings(
        stability: 0.5, similarityBoost: 0.75, style: 0, useSpeakerBoost: true, speed: 1)

    private enum CodingKeys: String, CodingKey {
        case stability, style, speed
        case similarityBoost = "similarity_boost"
        case useSpeakerBoost = "use_speaker_boost"
        case cloneStrength = "clone_strength"
    }
}
