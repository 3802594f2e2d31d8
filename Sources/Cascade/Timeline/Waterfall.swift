/// The stages of a turn one after the other, from the end of speech on.
public struct Waterfall: Sendable, Equatable {
    public struct Step: Sendable, Equatable {
        public let stage: TurnStage
        /// Milliseconds since the end of speech; a turn that decided before it begins below zero.
        public let start: Double
        public let end: Double

        /// Milliseconds.
        public var length: Double { self.end - self.start }
    }

    public let steps: [Step]

    /// The steps between the marks that there are; one that lies before its forerunner has no length.
    /// - Parameter marks: milliseconds since the end of speech.
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

    /// When the first sound was sent.
    public var end: Double { self.steps.last?.end ?? 0 }
}
