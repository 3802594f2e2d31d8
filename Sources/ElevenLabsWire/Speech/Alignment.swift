/// When each character of a generated text sounds, in milliseconds.
public struct Alignment: JSONMessage {
    /// A time and a duration are at most a day.
    public static let limit = 86_400_000
    /// Characters of one message at the most.
    private static let characterLimit = 20_000

    /// One character with its time.
    public struct Character: Sendable, Equatable {
        public var text: String
        /// 0…``Alignment/limit``.
        public let start: Int
        /// 0…``Alignment/limit``.
        public let duration: Int

        /// What is out of range is brought into it.
        public init(_ text: String, start: Int, duration: Int) {
            self.text = text
            self.start = min(max(0, start), Alignment.limit)
            self.duration = min(max(0, duration), Alignment.limit)
        }
    }

    public var characters: [Character]

    public init(_ characters: [Character]) {
        self.characters = characters
    }

    private enum CodingKeys: String, CodingKey {
        case chars, charStartTimesMs, charDurationsMs
        /// Spellings of older schemas; written nowhere.
        case charsStartTimesMs, charsDurationsMs
    }

    /// Throws if the arrays differ in length or are longer than any message's, as then no time belongs to any character for
    /// certain, and for times below 0 or beyond a day.
    public init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: CodingKeys.self)
        let chars = try fields.decode([String].self, forKey: .chars)
        let times = 0...Self.limit
        let starts =
            try fields.wholes(.charStartTimesMs, in: times) ?? fields.wholes(.charsStartTimesMs, in: times) ?? []
        let durations =
            try fields.wholes(.charDurationsMs, in: times) ?? fields.wholes(.charsDurationsMs, in: times) ?? []
        guard chars.count == starts.count, chars.count == durations.count, chars.count <= Self.characterLimit else {
            throw DecodingError.dataCorruptedError(
                forKey: .chars, in: fields, debugDescription: "the three arrays must be of one length")
        }
        self.init(chars.indices.map { Character(chars[$0], start: starts[$0], duration: durations[$0]) })
    }

    public func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: CodingKeys.self)
        try fields.encode(self.characters.map(\.text), forKey: .chars)
        try fields.encode(self.characters.map(\.start), forKey: .charStartTimesMs)
        try fields.encode(self.characters.map(\.duration), forKey: .charDurationsMs)
    }
}

extension KeyedDecodingContainer {
    /// Nil if absent, null, or unusable: the sound is worth more than its times.
    func alignment(_ key: Key) -> Alignment? {
        // An unusable alignment is as good as none.
        (try? self.decodeIfPresent(Alignment.self, forKey: key)) ?? nil
    }
}
