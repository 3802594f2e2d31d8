internal import SpeechAudio
public import TurnTimes

/// One recording played to one mode, and what came of it.
public struct BenchTurn: Sendable, Equatable, Codable {
    public enum Outcome: String, Sendable, Codable {
        /// Its latencies count.
        case answered
        /// The answer was audible before the recording's speech was over.
        case cutIn = "cut_in"
        case unanswered
    }

    /// What a file may say: a day in milliseconds, and counts.
    private static let timeLimit = Duration.seconds(86_400)
    private static let countLimit = 1_000_000_000

    public let mode: String
    public let recording: String
    /// Counted from 0.
    public let repetition: Int
    public let outcome: Outcome
    /// Since the recording's end of speech.
    public let marks: Marks
    public let transcript: String
    public let reply: String
    /// Tokens of the model.
    public let tokens: Int
    public let chunks: Int
    /// Sound of the reply.
    public let audio: Duration
    public let drafts: DraftTally
    /// What was heard of the user over its replies.
    public let overlaps: OverlapTally
    /// Times that the answer was later than it may be.
    public let deadAirs: Int

    private enum CodingKeys: String, CodingKey {
        case mode, recording, outcome, transcript, reply, tokens, chunks, drafts, overlaps
        case repetition = "repeat"
        case marks = "marks_ms"
        case audio = "audio_ms"
        case deadAirs = "dead_airs"
    }

    init(
        mode: String, recording: String, repetition: Int, outcome: Outcome = .answered, marks: Marks,
        transcript: String = "", reply: String = "", tokens: Int = 0, chunks: Int = 0, audio: Duration = .zero,
        drafts: DraftTally = DraftTally(), overlaps: OverlapTally = OverlapTally(), deadAirs: Int = 0
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
        self.drafts = drafts
        self.overlaps = overlaps
        self.deadAirs = deadAirs
    }

    public init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: CodingKeys.self)
        func count(_ key: CodingKeys) throws -> Int {
            let number = try fields.decode(Int.self, forKey: key)
            guard (0...Self.countLimit).contains(number) else {
                throw DecodingError.dataCorruptedError(
                    forKey: key, in: fields, debugDescription: "it must be from 0 to \(Self.countLimit)")
            }
            return number
        }
        let marks = try fields.decode(Marks.self, forKey: .marks)
        let audio = Duration.limited(milliseconds: try fields.decode(Double.self, forKey: .audio))
        guard marks.areWithin(Self.timeLimit), audio >= .zero, audio <= Self.timeLimit else {
            throw DecodingError.dataCorruptedError(
                forKey: .marks, in: fields, debugDescription: "times are at most a day either way")
        }
        self.init(
            mode: try fields.decode(String.self, forKey: .mode),
            recording: try fields.decode(String.self, forKey: .recording), repetition: try count(.repetition),
            outcome: try fields.decode(Outcome.self, forKey: .outcome),
            marks: marks,
            transcript: try fields.decode(String.self, forKey: .transcript),
            reply: try fields.decode(String.self, forKey: .reply), tokens: try count(.tokens),
            chunks: try count(.chunks), audio: audio,
            drafts: try fields.decodeIfPresent(DraftTally.self, forKey: .drafts) ?? DraftTally(),
            overlaps: try fields.decodeIfPresent(OverlapTally.self, forKey: .overlaps) ?? OverlapTally(),
            deadAirs: fields.contains(.deadAirs) ? try count(.deadAirs) : 0)
    }

    public func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: CodingKeys.self)
        try fields.encode(self.mode, forKey: .mode)
        try fields.encode(self.recording, forKey: .recording)
        try fields.encode(self.repetition, forKey: .repetition)
        try fields.encode(self.outcome, forKey: .outcome)
        try fields.encode(self.marks, forKey: .marks)
        try fields.encode(self.transcript, forKey: .transcript)
        try fields.encode(self.reply, forKey: .reply)
        try fields.encode(self.tokens, forKey: .tokens)
        try fields.encode(self.chunks, forKey: .chunks)
        try fields.encode(self.audio.roundedMilliseconds, forKey: .audio)
        try fields.encode(self.drafts, forKey: .drafts)
        try fields.encode(self.overlaps, forKey: .overlaps)
        try fields.encode(self.deadAirs, forKey: .deadAirs)
    }

    /// Words of the reply.
    public var words: Int { self.reply.split(whereSeparator: \.isWhitespace).count }

    /// A latency in milliseconds, nil if a mark is missing or the turn does not count. May be negative.
    public subscript(_ name: LatencyName) -> Double? {
        self.outcome == .answered ? self.marks[name]?.milliseconds : nil
    }
}
