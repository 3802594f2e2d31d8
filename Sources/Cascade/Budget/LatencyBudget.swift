/// Where the time from the end of speech to the first sound goes, what of it could be saved, and what to turn for that.
///
/// Of spoken turns only: others have no end of speech to count from.
public struct LatencyBudget: Sendable, Equatable {
    /// What one stage takes, in milliseconds.
    public struct Share: Sendable, Equatable {
        public let stage: TurnStage
        public let median: Double
        /// The least that any of the turns took. Of endpointing without the silence that is set, which is a choice.
        public let floor: Double

        /// What the median is above the floor.
        public var left: Double { self.median - self.floor }
    }

    /// Milliseconds that people leave between turns: about 200 in the median of ten languages (Stivers et al., "Universals
    /// and cultural variation in turn-taking in conversation", PNAS 2009).
    public static let target = 200.0

    /// How many turns the figures rest on.
    public let turns: Int
    /// In the order of the stages; only those that occur.
    public let shares: [Share]
    /// The median of the whole, `voice_to_voice`, in milliseconds: not the sum of the stages' medians.
    public let median: Double
    /// What to change next; nil if no setting is known to help.
    public let advice: BudgetAdvice?

    /// Nil for fewer turns than a median takes.
    /// - Parameters:
    ///   - turns: marks in milliseconds since the end of speech. Those without a first sound do not count.
    ///   - settings: those in force, by the keys of `docs/settings.md`; what is missing is taken to be the default.
    public init?(turns: [[Mark: Double]], settings: [String: String]) {
        let answered = turns.filter { $0[.acousticEnd] == 0 && $0[.firstByteWritten] != nil }
        let falls = answered.map { Waterfall(marks: $0) }
        guard falls.count >= Percentile.p50.fewestSamples, let median = Percentile.p50.of(falls.map(\.end)) else {
            return nil
        }
        let settings = BudgetSettings(settings)
        let shares = TurnStage.allCases.compactMap { stage -> Share? in
            let lengths = falls.compactMap { fall in fall.steps.first { $0.stage == stage }?.length }
            guard let least = lengths.min(), let median = Percentile.p50.of(lengths) else { return nil }
            let floor = stage == .endpointing ? max(0, least - settings.shortestSilence) : least
            return Share(stage: stage, median: median, floor: floor)
        }
        self.turns = answered.count
        self.shares = shares
        self.median = median
        self.advice = BudgetAdvice(shares: shares, settings: settings)
    }

    /// The sum of the floors: what these engines could reach with every stage at its best.
    public var floor: Double { self.shares.reduce(0) { $0 + $1.floor } }

    /// What the median is above the target; negative if there is room.
    public var overTarget: Double { self.median - Self.target }
}
