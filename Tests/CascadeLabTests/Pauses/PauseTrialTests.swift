import SpeechAudio
import Testing

@testable import CascadeLab

@Suite("Trials of pauses")
struct PauseTrialTests {
    private static let words = [
        ("well", 200, 500), ("um", 520, 800), ("a", 850, 1000), ("table", 1010, 1500), ("please", 1800, 2200),
    ]

    private func level(_ clip: AudioClip, _ from: Int, _ to: Int) -> Float {
        let piece = clip.samples[from * 16..<to * 16]
        return (piece.reduce(0) { $0 + $1 * $1 } / Float(piece.count)).squareRoot()
    }

    @Test("a recording gives its own pauses, longer ones, ones behind words that hold the turn, and its end")
    func kinds() throws {
        let trials = PauseTrial.all(of: try LabelledClip.recording(Self.words, length: 2700))
        let told = trials.map { "\($0.kind.rawValue) \($0.word) \(($0.length?.milliseconds).map { Int($0) } ?? 0)" }
        #expect(
            told == [
                "hesitation 1 200", "hesitation 1 400", "hesitation 1 800", "natural 3 300", "phrase 3 400",
                "phrase 3 800",
                "end 4 0",
            ])
    }

    @Test("words that end no sentence give no end")
    func incomplete() throws {
        let trials = PauseTrial.all(of: try LabelledClip.recording(Self.words, length: 2700, isComplete: false))
        #expect(!trials.contains { $0.kind == .end })
    }

    @Test("a pause that is set in sounds like the room for as long as it says, and then the speaker goes on")
    func setIn() throws {
        let recording = try LabelledClip.recording(Self.words, length: 2700)
        for trial in PauseTrial.all(of: recording) where trial.kind == .hesitation {
            let length = try #require(trial.length)
            let (clip, start) = (trial.clip, Int(trial.pauseStart.milliseconds))
            let end = start + Int(length.milliseconds)
            #expect(self.level(clip, start - 100, start) > 0.2)
            #expect(self.level(clip, start + 5, end - 5) < 0.01)
            #expect(self.level(clip, start + 5, end - 5) > 0.0005)
            #expect(self.level(clip, end + 5, end + 100) > 0.2)
        }
    }

    @Test("an end is followed by the room alone, however the recording goes on")
    func end() throws {
        let trial = try #require(PauseTrial.all(of: try LabelledClip.recording(Self.words, length: 2700)).last)
        #expect(trial.length == nil)
        #expect(trial.clip.duration >= trial.pauseStart + .seconds(3))
        let start = Int(trial.pauseStart.milliseconds)
        #expect(self.level(trial.clip, start + 10, start + 3000) < 0.01)
    }

    @Test("of a long recording a trial holds what a turn model hears, from a pause on")
    func long() throws {
        let words = (0..<30).map { ("word", 1000 * $0 + 100, 1000 * $0 + 900) }
        let trials = PauseTrial.all(of: try LabelledClip.recording(words, length: 30_500))
        let last = try #require(trials.last)
        #expect(last.pauseStart >= .seconds(8) && last.pauseStart <= .seconds(10))
        #expect(self.level(last.clip, 0, 40) < 0.01)
    }

    @Test("words out of order, beyond the sound or none are refused")
    func refused() {
        #expect(throws: LabError.self) { try LabelledClip.recording([("a", 100, 200), ("b", 150, 300)], length: 500) }
        #expect(throws: LabError.self) { try LabelledClip.recording([("a", 200, 100)], length: 500) }
        #expect(throws: LabError.self) { try LabelledClip.recording([("a", 100, 600)], length: 500) }
        #expect(throws: LabError.self) { try LabelledClip.recording([], length: 500) }
    }
}
