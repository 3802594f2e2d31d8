/// Where the time from the end of speech to the first sound goes, what of it could be saved, and what to change for that.
///
/// Of spoken turns only: others have no end of speech to count from.
public struct LatencyBudget: Sendable, Equatable {
    /// What one stage takes.
    public struct Share: Sendable, Equatable {
        public let stage: TurnStage
        public let median: Duration
        /// The least that any of the turns took. Of endpointing without the silence that is set, which is a choice.
        public let floor: Duration

        /// What the median is above the floor.
        public var left: Duration { self.median - self.floor }
    }

    /// What people leave between turns: about 200 ms in the median of ten languages (Stivers et al., "Universals and
    /// cultural variation in turn-taking in conversation", PNAS 2009).
    public static let target = Duration.milliseconds(200)

    /// How many turns the figures rest on.
    public let turns: Int
    /// In the order of the stages; only those that occur.
    public let shares: [Share]
    /// The median of the whole, `voice_to_voice`: not the sum of the stages' medians.
    public let median: Duration
    /// What to change next; nil if nothing is known to help.
    public let advice: BudgetAdvice?

    /// Nil for fewer turns than a median takes.
    /// - Parameters:
    ///   - turns: those without an end of speech or a first sound, or whose answer cut in, do not count.
    ///   - choices: those in force.
    public init?(turns: [Marks], choices: BudgetChoices) {
        let answered = turns.filter { $0[.voiceToVoice] ?? .milliseconds(-1) >= .zero }
        guard answered.count >= Percentile.p50.fewestSamples,
            let median = Percentile.p50.of(answered.compactMap { $0[.voiceToVoice] })
        else { return nil }
        let falls = answered.map(Waterfall.init)
        let shares = TurnStage.ofServer.compactMap { stage -> Share? in
            let lengths = falls.compactMap { fall in fall.steps.first { $0.stage == stage }?.length }
            guard let least = lengths.min(), let median = Percentile.p50.of(lengths) else { return nil }
            let floor = stage == .endpointing ? max(.zero, least - choices.shortestSilence) : least
            return Share(stage: stage, median: median, floor: floor)
        }
        self.turns = answered.count
        self.shares = shares
        self.median = median
        self.advice = BudgetAdvice(shares: shares, choices: choices)
    }

    /// The sum of the floors: what these engines could reach with every stage at its best.
    public var floor: Duration { self.shares.reduce(.zero) { $0 + $1.floor } }

    /// What the median is above the target; negative if there is room.
    public var overTarget: Duration { self.median - Self.target }
}
