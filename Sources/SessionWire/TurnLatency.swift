/// A turn's timeline on the wire; times in milliseconds.
public struct TurnLatency: Sendable, Equatable, Encodable {
    /// A stretch in which the client had nothing to play although the reply was under way.
    public struct Gap: Sendable, Equatable, Decodable {
        /// Where in the reply's sound.
        public var position: Double
        public var length: Double

        public init(position: Double, length: Double) {
            self.position = position
            self.length = length
        }

        private enum CodingKeys: String, CodingKey {
            case position = "position_ms"
            case length = "length_ms"
        }
    }

    public var turn: Int
    public var origin: String
    /// Latencies by their names; only those that are known.
    public var latencies: [String: Double]
    /// Moments by their names, since the session began.
    public var marks: [String: Double]
    public var tokens: Int
    public var characters: Int
    public var chunks: Int
    public var audio: Double
    /// The chunk schedule, if it was chosen for this reply.
    public var schedule: String?
    /// What the client told of gaps, the first ones if there were many.
    public var gaps: [Gap] = []
    /// All gaps.
    public var gapCount = 0
    /// What the client's clock was told to be off, if it estimated it.
    public var clock: ClockEstimate?

    public init(
        turn: Int, origin: String, latencies: [String: Double], marks: [String: Double], tokens: Int, characters: Int,
        chunks: Int, audio: Double
    ) {
        self.turn = turn
        self.origin = origin
        self.latencies = latencies
        self.marks = marks
        self.tokens = tokens
        self.characters = characters
        self.chunks = chunks
        self.audio = audio
    }

    /// Adds its fields to an object: the same as in the event `turn_latency`.
    public func encode(to encoder: any Encoder) throws { try self.fields.encode(to: encoder) }

    var fields: [String: JSONValue] {
        var fields: [String: JSONValue] = [
            "turn": .number(self.turn), "origin": .text(self.origin),
            "latency_ms": .object(self.latencies.mapValues(JSONValue.number)),
            "marks_ms": .object(self.marks.mapValues(JSONValue.number)), "tokens": .number(self.tokens),
            "characters": .number(self.characters), "chunks": .number(self.chunks), "audio_ms": .number(self.audio),
            "gaps": .list(
                self.gaps.map { .object(["position_ms": .number($0.position), "length_ms": .number($0.length)]) }),
            "gap_count": .number(self.gapCount),
        ]
        if let clock {
            fields["clock"] = .object(["offset_ms": .number(clock.offset), "error_ms": .number(clock.error)])
        }
        if let schedule { fields["schedule"] = .text(schedule) }
        return fields
    }
}
