import Cascade
import Testing

@testable import CascadeLab

@Suite("Policies and curves")
struct PauseCurveTests {
    private func silence(
        _ start: Double, broken: Double? = nil, text: String? = nil, scores: [(Double, Double)] = []
    ) -> TrialEvidence.Silence {
        TrialEvidence.Silence(
            start: start, known: start + 64, broken: broken,
            transcript: text.map { TrialEvidence.Words(text: $0, known: start + 100) },
            scores: scores.map { TrialEvidence.Score(silence: $0.0, probability: $0.1, known: start + $0.0 + 20) })
    }

    private func trial(
        _ kind: PauseTrial.Kind, pause: Double? = nil, _ silences: [TrialEvidence.Silence]
    ) -> TrialEvidence {
        TrialEvidence(
            name: "one", speaker: "somebody", group: .judge, kind: kind, pauseStart: 1000, pauseLength: pause,
            length: 4000, silences: silences)
    }

    @Test("silence alone decides after its length, not before the detector has told")
    func silenceAlone() {
        let policy = SilencePolicy()
        #expect(policy.decision(in: self.silence(1000), 300) == 1300)
        #expect(policy.decision(in: self.silence(1000), 10) == 1064)
    }

    @Test("speech that goes on takes a decision back, and an earlier silence is none of the pause")
    func brokenSilence() {
        let trial = self.trial(
            .natural, pause: 400, [self.silence(300, broken: 700), self.silence(990, broken: 1450), self.silence(2000)])
        #expect(SilencePolicy().decision(on: trial, 300) == 1290)
        #expect(SilencePolicy().decision(on: trial, 600) == 2600)
    }

    @Test("the turn model decides at its first sure answer, or after the most")
    func turnModel() {
        let silence = self.silence(1000, scores: [(50, 0.2), (100, 0.7), (200, 0.9)])
        #expect(TurnModelPolicy(most: 800).decision(in: silence, 0.5) == 1120)
        #expect(TurnModelPolicy(most: 800).decision(in: silence, 0.8) == 1220)
        #expect(TurnModelPolicy(most: 800).decision(in: silence, 0.95) == 1800)
    }

    @Test("the sentence rule waits less behind a sentence, once its words are there")
    func sentence() {
        let policy = SentencePolicy()
        #expect(policy.decision(in: self.silence(1000, text: "It is done."), 1) == 1300)
        #expect(policy.decision(in: self.silence(1000, text: "And then I"), 1) == 1800)
        #expect(policy.decision(in: self.silence(1000), 1) == 1800)
        #expect(policy.decision(in: self.silence(1000, text: "It is done."), 0.2) == 1100)
    }

    @Test("the estimate waits for what may become known, and less for a sentence than for words that hang")
    func estimate() throws {
        let estimate = TurnEndEstimate([.bias: -2, .textKnown: 2, .hanging: -3, .score: 1])
        let policy = EstimatePolicy(estimate)
        let sentence = try #require(policy.decision(in: self.silence(1000, text: "It is done."), 600))
        #expect(sentence == 1600)
        #expect(policy.decision(in: self.silence(1000, text: "and then I"), 600) ?? 0 > sentence)
        #expect(policy.decision(in: self.silence(1000), 600) == 1940)
        let sure = self.silence(1000, text: "It is done.", scores: [(50, 0.9), (400, 0.1)])
        #expect(policy.decision(in: sure, 600) ?? .infinity < sentence)
    }

    @Test("a fit finds what tells ends from pauses, and gives more weight to what tells more")
    func fit() throws {
        var trials: [TrialEvidence] = []
        for number in 0..<40 {
            var end = self.trial(.end, [self.silence(1000, text: "It is done.")])
            var pause = self.trial(
                .natural, pause: 700,
                [self.silence(1000, broken: 1740, text: number < 4 ? "It is done." : "and then I")])
            (end.name, pause.name) = ("end \(number) of it", "pause \(number) of it")
            (end.group, pause.group) = (.fit, .fit)
            trials += [end, pause]
        }
        let estimate = try EstimateFit(trials).estimate()
        let odds = ["It is done.", "and then I"].map { estimate.logOdds(for: PauseEvidence(text: $0)) }
        #expect(odds[0] > 1 && odds[1] < -1)
        #expect(estimate.weights.allSatisfy { $0.isFinite })
        for place in trials.indices { trials[place].group = .judge }
        #expect(throws: LabError.self) { try EstimateFit(trials) }
    }

    @Test("a curve counts cut-offs before the pause's end alone, and waits from the end of the last phone")
    func curve() throws {
        let trials = [
            self.trial(.natural, pause: 250, [self.silence(1000, broken: 1290)]),
            self.trial(.phrase, pause: 800, [self.silence(1000, broken: 1840)]),
            self.trial(.end, [self.silence(980)]),
        ]
        let curve = PauseCurve(SilencePolicy(), on: trials)
        let eager = try #require(curve.points.first { $0.parameter == 200 })
        #expect((eager.natural.count, eager.setIn.count, eager.cutOffs.n) == (1, 1, 2))
        #expect(eager.mean == 180)
        let patient = try #require(curve.points.first { $0.parameter == 500 })
        #expect((patient.natural.count, patient.setIn.count) == (0, 1))
        let last = try #require(curve.points.first { $0.parameter == 1000 })
        #expect(last.cutOffs.count == 0)
    }

    @Test("an end that is never noticed counts with its whole sound, and is told")
    func missed() throws {
        let point = try #require(PauseCurve(SilencePolicy(), on: [self.trial(.end, [])]).points.first)
        #expect((point.missed, point.mean) == (1, 3000))
    }

    @Test("between two points the curve is straight, and beyond its ends there is nothing to tell")
    func interpolation() throws {
        let trials =
            (1...100).map { self.trial(.natural, pause: Double($0 * 10), [self.silence(1000)]) }
            + [self.trial(.end, [self.silence(1000)])]
        let curve = PauseCurve(SilencePolicy(), on: trials)
        let half = try #require(curve.cutOffs(atWait: 500))
        #expect(abs(half - 0.5) < 0.011)
        let wait = try #require(curve.wait(atCutOffs: 0.1))
        #expect(abs(wait - 900) < 11)
        #expect(curve.cutOffs(atWait: 10) == nil)
    }

    @Test("the interval is Wilson's")
    func interval() {
        let share = PauseShare(5, of: 100)
        #expect(abs(share.low - 0.0215) < 0.0005 && abs(share.high - 0.1118) < 0.0005)
        let none = PauseShare(0, of: 0)
        #expect(none.low == 0 && none.high == 1)
    }

    @Test("evidence survives its file, and extreme numbers in it stop nothing")
    func file() throws {
        let trial = self.trial(.end, [self.silence(1000, text: "Yes.", scores: [(50, 0.5)])])
        #expect(try EvidenceFile(json: EvidenceFile([trial]).json()).trials == [trial])
        var odd = trial
        for value in [-1e308, 1e308, 0] {
            (odd.pauseStart, odd.pauseLength, odd.length) = (value, -value, value)
            odd.silences[0].start = value
            odd.silences[0].known = -value
            odd.kind = .natural
            let read = try EvidenceFile(json: EvidenceFile([odd, trial]).json()).trials
            let result = PausesResult(read, policies: PausesResult.policies(for: read))
            #expect(!PauseLines.table(result).isEmpty && !PauseLines.points(result).isEmpty)
            #expect(PausesPage(result).html.contains("polyline"))
        }
        #expect(throws: LabError.self) { try EvidenceFile(json: "{}") }
    }
}
