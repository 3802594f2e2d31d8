/// A turn's timeline on the wire; times in milliseconds.
public struct TurnLatency: Sendable, Equatable {
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
}
