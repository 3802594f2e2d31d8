import ScriptedEngines
import SpeechAudio
import SpeechEngines
import Synchronization
import Testing

@testable import CascadeLab

@Suite("Hearing trials")
struct TrialHearingTests {
    private static let words = [("well", 300, 900), ("um", 1000, 1500), ("please", 1540, 2200)]

    private func hear(_ kind: PauseTrial.Kind, turnModel: ScriptedTurnModel? = nil) async throws -> TrialEvidence {
        let trials = PauseTrial.all(of: try LabelledClip.recording(Self.words, length: 2700))
        let trial = try #require(trials.last { $0.kind == kind })
        let hearing = TrialHearing(
            detector: ScriptedDetector(), recognizer: ScriptedRecognizer(script: ["Well um please."]),
            turnModel: turnModel)
        return try await hearing.hear(trial)
    }

    @Test("the silence of an end begins where the detector last heard a voice, and its words come after it is known")
    func end() async throws {
        let evidence = try await self.hear(.end)
        let silence = try #require(evidence.ofPause.last)
        #expect(abs(silence.start - evidence.pauseStart) <= 60)
        #expect(silence.known >= silence.start + 60 && silence.known <= silence.start + 120)
        #expect(silence.broken == nil)
        let words = try #require(silence.transcript)
        #expect(words.text == "Well um please." && words.known >= silence.known)
    }

    @Test("the silence of a pause ends when the speaker goes on")
    func pause() async throws {
        let evidence = try await self.hear(.hesitation)
        let (silence, length) = (try #require(evidence.ofPause.first), try #require(evidence.pauseLength))
        let broken = try #require(silence.broken)
        #expect(broken >= evidence.pauseStart + length && broken <= evidence.pauseStart + length + 150)
    }

    @Test("the turn model is asked again while the silence lasts, each time about longer sound")
    func questions() async throws {
        let lengths = Mutex<[Int]>([])
        let model = ScriptedTurnModel { window in
            lengths.withLock { $0.append(window.samples.count) }
            return 0.25
        }
        let evidence = try await self.hear(.end, turnModel: model)
        let scores = try #require(evidence.ofPause.last).scores
        #expect(scores.map(\.silence) == [50, 100, 200, 400, 800])
        #expect(scores.allSatisfy { $0.probability == 0.25 })
        #expect(zip(scores, scores.dropFirst()).allSatisfy { $0.known < $1.known })
        let asked = lengths.withLock { $0 }.suffix(5)
        #expect(zip(asked, asked.dropFirst()).allSatisfy { $0 < $1 })
    }
}
