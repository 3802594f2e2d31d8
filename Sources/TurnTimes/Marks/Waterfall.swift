/// The stages of a turn one after the other, from the end of speech on, or from its first mark if it was not spoken.
///
/// They add up exactly: to `voice_to_voice`, and with the delivery to `voice_to_ear`. A stage without a mark of its own
/// counts in the next; one that would end before it begins has no length, and what it took away counts in the others.
public struct Waterfall: Sendable, Equatable {
    public struct Step: Sendable, Equatable {
        public let stage: TurnStage
        /// Since the beginning of the waterfall.
        public let start: Duration
        public let end: Duration

        public var length: Duration { self.end - self.start }
    }

    /// Empty if the turn's last mark lies before its end of speech, as that of an answer that cut in.
    public let steps: [Step]

    public init(_ marks: Marks) {
        guard let origin = marks[.acousticEnd] ?? marks.earliest else {
            self.steps = []
            return
        }
        let isSpoken = marks[.acousticEnd] != nil
        var ends = TurnStage.allCases.compactMap { stage in marks[stage.end].map { (stage, $0 - origin) } }
            // A turn that was not spoken has no stage before its first mark.
            .filter { isSpoken || $0.1 > .zero }
        // A clock that is off may put the ear before the writing: then nothing is known of the way between.
        if let ear = ends.last, ear.0 == .delivery, marks[.firstByteWritten].map({ ear.1 < $0 - origin }) ?? true {
            ends.removeLast()
        }
        let last = ends.last?.1 ?? .zero
        let written = marks[.firstByteWritten].map { $0 - origin } ?? last
        guard last >= .zero, written >= .zero else {
            self.steps = []
            return
        }
        var start = Duration.zero
        self.steps = ends.map { stage, time in
            let end = max(start, min(time, stage == .delivery ? last : min(written, last)))
            defer { start = end }
            return Step(stage: stage, start: start, end: end)
        }
    }
}
