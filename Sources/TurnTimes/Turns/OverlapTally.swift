internal import SpeechAudio

/// What was heard of the user over a turn's replies, and what the replies did.
public struct OverlapTally: Sendable, Equatable {
    /// Times to silence that are kept; more are only counted.
    static let yieldLimit = 100

    /// Speech that was meant for the agent.
    public private(set) var interruptions = 0
    /// Of those that the reply yielded to, how long after the onset it was silent: the first hundred.
    public private(set) var yields: [Duration] = []
    /// What listeners say, and that through which the reply went on without a pause.
    public private(set) var backchannels = 0
    public private(set) var backchannelsPassed = 0
    /// Sound without words, and that through which the reply went on without a pause.
    public private(set) var noises = 0
    public private(set) var noisesPassed = 0

    public init() {}

    public mutating func add(_ outcome: OverlapOutcome) {
        switch outcome {
        case .yielded(let time):
            self.interruptions += 1
            if self.yields.count < Self.yieldLimit { self.yields.append(max(.zero, time)) }
        case .talkedOver:
            self.interruptions += 1
        case .backchannel(let isPaused):
            self.backchannels += 1
            if !isPaused { self.backchannelsPassed += 1 }
        case .noise(let isPaused):
            self.noises += 1
            if !isPaused { self.noisesPassed += 1 }
        }
    }

    /// Adds those of another turn.
    public mutating func add(_ other: OverlapTally) {
        self.interruptions += other.interruptions
        self.yields += other.yields.prefix(max(0, Self.yieldLimit - self.yields.count))
        self.backchannels += other.backchannels
        self.backchannelsPassed += other.backchannelsPassed
        self.noises += other.noises
        self.noisesPassed += other.noisesPassed
    }
}

extension OverlapTally: Codable {
    private enum CodingKeys: String, CodingKey {
        case interruptions, backchannels, noises
        case yields = "yields_ms"
        case backchannelsPassed = "backchannels_passed"
        case noisesPassed = "noises_passed"
    }

    public init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: CodingKeys.self)
        let yields = try fields.decodeIfPresent([Double].self, forKey: .yields) ?? []
        self.yields = yields.prefix(Self.yieldLimit).map { max(.zero, .limited(milliseconds: $0)) }
        self.interruptions = max(self.yields.count, try fields.count(.interruptions))
        self.backchannels = try fields.count(.backchannels)
        self.backchannelsPassed = min(self.backchannels, try fields.count(.backchannelsPassed))
        self.noises = try fields.count(.noises)
        self.noisesPassed = min(self.noises, try fields.count(.noisesPassed))
    }

    public func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: CodingKeys.self)
        try fields.encode(self.interruptions, forKey: .interruptions)
        try fields.encode(self.yields.map(\.roundedMilliseconds), forKey: .yields)
        try fields.encode(self.backchannels, forKey: .backchannels)
        try fields.encode(self.backchannelsPassed, forKey: .backchannelsPassed)
        try fields.encode(self.noises, forKey: .noises)
        try fields.encode(self.noisesPassed, forKey: .noisesPassed)
    }
}
