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

    private static let shares = 0.0...1.0
    private static let speeds = 0.7...1.2

    /// What the service uses when nothing is set.
    public static let standard = VoiceSettings(
        stability: 0.5, similarityBoost: 0.75, style: 0, useSpeakerBoost: true, speed: 1)

    private enum CodingKeys: String, CodingKey {
        case stability, style, speed
        case similarityBoost = "similarity_boost"
        case useSpeakerBoost = "use_speaker_boost"
        case cloneStrength = "clone_strength"
    }

    /// A number out of its range is taken as the nearest in it.
    public init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            stability: try fields.number(.stability, near: Self.shares),
            similarityBoost: try fields.number(.similarityBoost, near: Self.shares),
            style: try fields.number(.style, near: Self.shares),
            useSpeakerBoost: try fields.decodeIfPresent(Bool.self, forKey: .useSpeakerBoost),
            speed: try fields.number(.speed, near: Self.speeds),
            cloneStrength: try fields.number(.cloneStrength, near: Self.shares))
    }
}
