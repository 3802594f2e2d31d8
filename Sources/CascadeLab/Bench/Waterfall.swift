public import Cascade

/// The stages of a turn one after the other, from the end of speech on.
public struct Waterfall: Sendable, Equatable {
    public struct Step: Sendable, Equatable {
        public let stage: TurnStage
        /// Milliseconds since the end of speech; a turn that decided before it begins below zero.
        public let start: Double
        public let end: Double
    }

    public let steps: [Step]

    /// The steps between the marks that there are; one that lies before its forerunner has no length.
    public init(marks: [Mark: Double]) {
        var steps: [Step] = []
        var start = min(0, marks[.endpointing] ?? 0)
        for stage in TurnStage.allCases {
            guard let end = marks[stage.end] else { continue }
            steps.append(Step(stage: stage, start: start, end: max(start, end)))
            start = max(start, end)
        }
        self.steps = steps
    }

    /// That of the turn whose `voice_to_voice` is the median of the turns', nil without any.
    ///
    /// Not the medians of each stage: they belong to different turns, and their sum is nobody's latency.
    init?(medianOf turns: [BenchTurn]) {
        let timed = turns.filter { $0[.voiceToVoice] != nil }
            .sorted { ($0[.voiceToVoice] ?? 0) < ($1[.voiceToVoice] ?? 0) }
        guard !timed.isEmpty else { return nil }
        self.init(marks: timed[Percentile.p50.rank(of: timed.count) - 1].marks)
    }

    /// When the first sound was sent.
    public var end: Double { self.steps.last?.end ?? 0 }

    /// A letter for each 50 ms.
    var letters: String {
        let unit = 50.0
        return self.steps.map { step in
            let count = Int((step.end / unit).rounded()) - Int((step.start / unit).rounded())
            return String(repeating: step.stage.letter, count: max(0, count))
        }.joined()
    }
}
