public import ChunkSchedules
internal import TurnTimes

/// All that a tune found.
public struct TuneResult: Sendable, Equatable {
    /// In the order they are shown.
    public let candidates: [ScheduleCandidate]
    /// The texts that were spoken; empty if a model wrote them.
    public let texts: [String]
    public let runs: [TuneRun]
    public let machine: MachineReport
    public let budget: ScheduleBudget
    /// What was measured on and with, by name.
    public let conditions: [String: String]
    public let summaries: [CandidateSummary]
    /// Medians of what was measured: what the forecast rests on.
    public let pace: ReplyPace

    public init(
        candidates: [ScheduleCandidate], texts: [String], runs: [TuneRun], machine: MachineReport,
        budget: ScheduleBudget, conditions: [String: String]
    ) {
        self.candidates = candidates
        self.texts = texts
        self.runs = runs
        self.machine = machine
        self.budget = budget
        self.conditions = conditions
        self.summaries = candidates.map { CandidateSummary($0.name, runs) }
        let standard = ReplyPace.standard
        self.pace = ReplyPace(
            text: Percentile.p50.of(runs.compactMap(\.pace)) ?? standard.text,
            speech: Percentile.p50.of(runs.map(\.speech)) ?? standard.speech,
            delay: Percentile.p50.of(runs.compactMap(\.delay)).map { .milliseconds($0) } ?? standard.delay)
    }

    /// What the rule expects of each candidate at the measured pace.
    public var forecasts: [ScheduleOutlook?] {
        self.candidates.map { candidate in
            let texts = self.texts.isEmpty ? SampleReplies.english : self.texts
            return ScheduleForecast(candidate.settings, texts: texts).outlook(at: self.pace)
        }
    }

    /// The candidate to take, by what was measured; nil without any run.
    public var recommendation: String? { self.choice(of: self.summaries.map(\.outlook)) }

    /// The candidate to take, by what the rule expects.
    public var forecastRecommendation: String? { self.choice(of: self.forecasts) }

    /// By the rule, with the measured prosody as order of preference.
    private func choice(of outlooks: [ScheduleOutlook?]) -> String? {
        let order = self.summaries.indices.sorted { left, right in
            let (first, second) = (self.preference(left), self.preference(right))
            return first == second ? left < right : first < second
        }
        let known = order.compactMap { place in outlooks[place].map { (self.candidates[place].name, $0) } }
        return self.budget.choice(of: known.map(\.1)).map { known[$0].0 }
    }

    /// To a tenth: what differs less is no reason to prefer one.
    private func preference(_ place: Int) -> Double {
        self.summaries[place].prosody.map { ($0.combined * 10).rounded() } ?? .infinity
    }
}
