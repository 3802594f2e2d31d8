internal import SpeechAudio
public import TurnTimes

/// What a bench found about one mode.
public struct ModeSummary: Sendable, Equatable {
    public let mode: String
    /// Turns played, cut-ins and unanswered ones among them.
    public let turns: Int
    public let cutIns: Int
    public let unanswered: Int
    /// All names, also those without a latency.
    public let latencies: [LatencyName: LatencySummary]
    /// The median of the replies' words, nil without replies.
    public let words: Int?
    /// The sum of all turns' drafts.
    public let drafts: DraftTally
    /// How its turns were taken.
    public let panel: TurnPanel

    init(mode: String, turns: [BenchTurn]) {
        let own = turns.filter { $0.mode == mode }
        self.mode = mode
        self.turns = own.count
        self.cutIns = own.count { $0.outcome == .cutIn }
        self.unanswered = own.count { $0.outcome == .unanswered }
        self.latencies = Dictionary(
            uniqueKeysWithValues: LatencyName.allCases.map { name in
                (name, LatencySummary(own.compactMap { $0[name] }))
            })
        self.drafts = own.reduce(into: DraftTally()) { $0.add($1.drafts) }
        self.panel = own.reduce(into: TurnPanel()) { panel, turn in
            panel.add(turn.overlaps)
            panel.add(
                response: turn[.voiceToVoice].map { .limited(milliseconds: $0) }, isMissed: turn.outcome == .unanswered,
                isCutIn: turn.outcome == .cutIn, isLate: turn.deadAirs > 0)
        }
        self.words = Percentile.p50.of(own.filter { $0.outcome == .answered }.map(\.words))
    }
}
