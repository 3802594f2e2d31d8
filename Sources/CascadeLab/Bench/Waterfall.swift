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

    /// The medians of each stage's length over turns, one after the other.
    init(medianOf turns: [BenchTurn]) {
        let all = turns.map { Waterfall(marks: $0.marks) }
        var start = 0.0
        self.steps = TurnStage.allCases.compactMap { stage in
            let lengths = all.compactMap { fall in fall.steps.first { $0.stage == stage }.map { $0.end - $0.start } }
                .sorted()
            guard !lengths.isEmpty else { return nil }
            defer { start += lengths[lengths.count / 2] }
            return Step(stage: stage, start: start, end: start + lengths[lengths.count / 2])
        }
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
