internal import SpeechAudio
internal import TurnTimes

/// What a session's turns come to.
public struct ReplaySummary: Sendable, Equatable, Encodable {
    public let turns: Int
    /// Of the waits that ended turns and of the answers behind them, in milliseconds; nil without any.
    public let medianWait: Double?
    public let medianLatency: Double?
    public let cutIns: Int
    public let interrupted: Int
    public let dropped: Int
    public let drafts: Int
    public let usedDrafts: Int

    private enum CodingKeys: String, CodingKey {
        case turns
        case medianWait = "median_wait_ms"
        case medianLatency = "median_latency_ms"
        case cutIns = "cut_ins"
        case interrupted, dropped, drafts
        case usedDrafts = "used_drafts"
    }

    init(_ turns: [ReplayedTurn]) {
        self.turns = turns.count
        self.medianWait = Percentile.p50.of(turns.compactMap(\.wait))?.roundedMilliseconds
        self.medianLatency = Percentile.p50.of(turns.compactMap(\.latency))?.roundedMilliseconds
        self.cutIns = turns.reduce(0) { $0 + $1.cutIns }
        self.interrupted = turns.count { $0.outcome == .interrupted }
        self.dropped = turns.count { $0.outcome == .dropped }
        self.drafts = turns.reduce(0) { $0 + $1.drafts }
        self.usedDrafts = turns.count(where: \.usedDraft)
    }
}
