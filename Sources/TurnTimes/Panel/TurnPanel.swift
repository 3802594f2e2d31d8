/// How turns are taken, made of their records; `docs/latency.md` defines each figure. The measures are those of τ-voice.
public struct TurnPanel: Sendable, Equatable {
    /// A reply that falls silent later has not yielded.
    static let yieldWindow = Duration.seconds(2)

    /// A figure that is a share, in the order in which they are told.
    public enum Share: String, Sendable, CaseIterable {
        /// Interruptions after which the reply was silent within two seconds.
        case yieldRate = "yield_rate"
        /// Turns in which an answer was heard before the user had finished.
        case cutInRate = "cut_in_rate"
        /// Turns that ended without a sound of an answer.
        case missedTurns = "missed_turns"
        /// Turns whose answer was later than it may be.
        case deadAir = "dead_air"
        /// Backchannels through which the reply went on without a pause.
        case backchannelSelectivity = "backchannel_selectivity"
        /// The same of sound without words.
        case noiseSelectivity = "noise_selectivity"
    }

    /// Turns of the user's.
    public private(set) var turns = 0
    private var responses = LatencyHistogram()
    private var yields = LatencyHistogram()
    private var yielded = 0
    private var cutIn = 0
    private var missed = 0
    private var late = 0
    private var overlaps = OverlapTally()

    public init() {}

    /// Counts a turn. One in which the agent spoke of its own accord counts only for what was heard over it.
    public mutating func add(_ timeline: Timeline) {
        self.add(timeline.overlaps)
        guard timeline.origin.isOfUser else { return }
        self.add(
            response: timeline.origin.isSpoken ? timeline[.voiceToVoice] : nil,
            isMissed: timeline.marks[.firstByteWritten] == nil, isCutIn: timeline.cutIns > 0,
            isLate: timeline.deadAirs > 0)
    }

    /// Counts a turn of the user's by what came of it.
    /// - Parameters:
    ///   - response: from the end of speech to the first sound of the answer; nil where it is not measured.
    ///   - isLate: whether the answer was later than it may be.
    public mutating func add(response: Duration?, isMissed: Bool, isCutIn: Bool, isLate: Bool) {
        self.turns += 1
        if let response { self.responses.record(response) }
        if isMissed { self.missed += 1 }
        if isCutIn { self.cutIn += 1 }
        if isLate { self.late += 1 }
    }

    /// Counts what was heard of the user over replies.
    public mutating func add(_ overlaps: OverlapTally) {
        self.overlaps.add(overlaps)
        for time in overlaps.yields {
            self.yields.record(time)
            if time <= Self.yieldWindow { self.yielded += 1 }
        }
    }

    /// From the end of the user's speech to the answer's first sound.
    public var responseLatency: LatencyHistogram { self.responses }
    /// From the onset of an interruption to the reply's silence.
    public var yieldLatency: LatencyHistogram { self.yields }

    public subscript(_ share: Share) -> EventShare {
        switch share {
        case .yieldRate: EventShare(self.yielded, of: self.overlaps.interruptions)
        case .cutInRate: EventShare(self.cutIn, of: self.turns)
        case .missedTurns: EventShare(self.missed, of: self.turns)
        case .deadAir: EventShare(self.late, of: self.turns)
        case .backchannelSelectivity:
            EventShare(self.overlaps.backchannelsPassed, of: self.overlaps.backchannels)
        case .noiseSelectivity: EventShare(self.overlaps.noisesPassed, of: self.overlaps.noises)
        }
    }
}

extension TurnPanel: Encodable {
    private struct Name: CodingKey {
        let stringValue: String
        var intValue: Int? { nil }

        init(_ name: String) { self.stringValue = name }
        init?(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }

    public func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: Name.self)
        try fields.encode(self.turns, forKey: Name("turns"))
        try fields.encode(LatencyPercentiles(self.responses), forKey: Name("response_latency"))
        try fields.encode(LatencyPercentiles(self.yields), forKey: Name("yield_latency"))
        for share in Share.allCases { try fields.encode(self[share], forKey: Name(share.rawValue)) }
    }
}
