import Testing

@testable import CascadeLab

@Suite("Estimated ends of speech")
struct EstimatedEndsTests {
    private func trial(_ starts: [(Double, broken: Double?)], pause: Double? = nil) -> TrialEvidence {
        TrialEvidence(
            name: "one", speaker: "somebody", group: .judge, kind: pause == nil ? .end : .natural, pauseStart: 1000,
            pauseLength: pause, length: 4000,
            silences: starts.map { start, broken in
                TrialEvidence.Silence(start: start, known: start + 60, broken: broken, scores: [])
            })
    }

    @Test("the last silence counts, from the end of the last phone; pauses and ends without one do not")
    func errors() {
        let ends = EstimatedEnds([
            self.trial([(400, broken: 500), (1070, broken: nil)]), self.trial([(980, broken: nil)]),
            self.trial([(400, broken: 500)]), self.trial([(1300, broken: nil)], pause: 300),
        ])
        #expect(ends.errors == [-20, 70] && ends.missed == 1)
        #expect(ends.error(atShare: 0.5) == -20 && ends.error(atShare: 0.9) == 70)
        #expect(EstimatedEnds([]).error(atShare: 0.5) == nil)
    }

    @Test("each group is told by itself")
    func lines() {
        #expect(
            PauseLines.ends([self.trial([(1070, broken: nil)])]) == [
                "judge: estimated end of speech less that of the last phone, 1 ends: p10 70, p50 70, p90 70 ms; not found: 0"
            ])
    }
}
