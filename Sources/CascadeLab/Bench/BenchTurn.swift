public import Cascade

/// One recording played to one mode, and what came of it.
public struct BenchTurn: Sendable, Equatable, Codable {
    public enum Outcome: String, Sendable, Codable {
        /// Its latencies count.
        case answered
        /// The answer was audible before the recording's speech was over.
        case cutIn = "cut_in"
        case unanswered
    }

    public let mode: String
    public let recording: String
    /// Counted from 0.
    public let repetition: Int
    public let outcome: Outcome
    /// Milliseconds since the recording's end of speech.
    public let marks: [Mark: Double]
    public let transcript: String
    public let reply: String
    /// Tokens of the model.
    public let tokens: Int
    public let chunks: Int
    /// Sound of the reply in milliseconds.
    public let audio: Double

    private enum CodingKeys: String, CodingKey {
        case mode, recording, outcome, transcript, reply, tokens, chunks
        case repetition = "repeat"
        case marks = "marks_ms"
        case audio = "audio_ms"
    }

    init(
        mode: String, recording: String, repetition: Int, outcome: Outcome = .answered, marks: [Mark: Double],
        transcript: String = "", reply: String = "", tokens: Int = 0, chunks: Int = 0, audio: Double = 0
    ) {
        self.mode = mode
        self.recording = recording
        self.repetition = repetition
        self.outcome = outcome
        self.marks = marks
        self.transcript = transcript
        self.reply = reply
        self.tokens = tokens
        self.chunks = chunks
        self.audio = audio
    }

    /// Words of the reply.
    public var words: Int { self.reply.split(whereSeparator: \.isWhitespace).count }

    /// A latency in milliseconds, nil if a mark is missing or the turn does not count. May be negative.
    public subscript(_ name: LatencyName) -> Double? {
        guard self.outcome == .answered, let start = self.marks[name.start], let end = self.marks[name.end] else {
            return nil
        }
        return end - start
    }
}
