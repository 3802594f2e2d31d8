/// When each character of a text sounds, in seconds; the shape that HTTP answers have.
public struct CharacterSeconds: JSONMessage {
    /// One character with its time.
    public struct Character: Sendable, Equatable {
        public var text: String
        /// 0 to a day, finite.
        public let start: Double
        /// 0 to a day, finite.
        public let end: Double

        /// What is out of range is brought into it.
        public init(_ text: String, start: Double, end: Double) {
            self.text = text
            self.start = MediaSeconds.bounded(start)
            self.end = MediaSeconds.bounded(end)
        }
    }

    public var characters: [Character]

    public init(_ characters: [Character]) {
        self.characters = characters
    }

    private enum CodingKeys: String, CodingKey {
        case characters
        case starts = "character_start_times_seconds"
        case ends = "character_end_times_seconds"
    }

    /// Throws if the arrays differ in length, and for times that no text has.
    public init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: CodingKeys.self)
        let characters = try fields.decode([String].self, forKey: .characters)
        let starts = try fields.decode([Double].self, forKey: .starts)
        let ends = try fields.decode([Double].self, forKey: .ends)
        guard (starts + ends).allSatisfy({ (0...MediaSeconds.limit).contains($0) }) else {
            throw DecodingError.dataCorruptedError(
                forKey: .starts, in: fields, debugDescription: "give times from 0 to 86,400 seconds")
        }
        guard characters.count == starts.count, characters.count == ends.count else {
            throw DecodingError.dataCorruptedError(
                forKey: .characters, in: fields, debugDescription: "the three arrays must be of one length")
        }
        self.init(characters.indices.map { Character(characters[$0], start: starts[$0], end: ends[$0]) })
    }

    public func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: CodingKeys.self)
        try fields.encode(self.characters.map(\.text), forKey: .characters)
        try fields.encode(self.characters.map(\.start), forKey: .starts)
        try fields.encode(self.characters.map(\.end), forKey: .ends)
    }
}
