import CascadeTesting
import ElevenLabsWire
import Foundation
import ScriptedEngines
import SpeechAudio
import SpeechEngines
import Testing
import WebSockets

@testable import ElevenLabsServer

@Suite("Rules of realtime transcription")
struct TranscriptionMachineTests {
    private static let loud = [Float](repeating: 0.5, count: 320)
    private static let silent = [Float](repeating: 0, count: 320)

    private func machine(_ change: (inout TranscriptionQuery) -> Void = { _ in }) -> ListeningMachine {
        var query = TranscriptionQuery()
        change(&query)
        return ListeningMachine(
            machine: TranscriptionMachine(query, capabilities: ScriptedDetector().capabilities, language: "en"))
    }

    /// Short for tests: `append` with its samples, runs of them joined.
    private func told(_ machine: inout ListeningMachine, _ event: ListeningMachine.Input) -> [String] {
        var appended = 0
        var summary: [String] = []
        for action in machine.take(event) {
            if case .append(let samples) = action {
                appended += samples.count
                continue
            }
            if appended > 0 { summary.append("append \(appended)") }
            appended = 0
            switch action {
            case .append: break
            case .settle: summary.append("settle")
            case .finish: summary.append("finish")
            case .send(let message): summary.append(message.json)
            case .close(let code, _): summary.append("close \(code)")
            }
        }
        return appended > 0 ? summary + ["append \(appended)"] : summary
    }

    /// Sound of whole frames of 20 ms.
    private func sound(_ frames: Int, loud: Bool) -> ListeningMachine.Input {
        .audio([[Float]](repeating: loud ? Self.loud : Self.silent, count: frames).flatMap { $0 })
    }

    private func final(_ text: String) -> ListeningMachine.Input {
        .transcript(Transcript(text: text, isFinal: true, coverage: .zero))
    }

    @Test("the recognizer hears speech with a little before it, and silence not at all")
    func gate() {
        var machine = self.machine()
        #expect(self.told(&machine, self.sound(50, loud: false)) == [])
        // Noticed after 100 ms; 340 ms are kept, which hold them.
        #expect(self.told(&machine, self.sound(5, loud: true)) == ["append 5760"])
        #expect(self.told(&machine, self.sound(5, loud: true)) == ["append 1600"])
        #expect(self.told(&machine, self.sound(50, loud: false)) == ["append 1600", "settle"])
    }

    @Test("a commit asks for the final transcript, which is told once")
    func commit() {
        var machine = self.machine()
        _ = machine.take(self.sound(20, loud: true))
        #expect(
            self.told(&machine, .transcript(Transcript(text: "one", isFinal: false, coverage: .zero)))
                == [#"{"message_type":"partial_transcript","text":"one"}"#])
        #expect(self.told(&machine, .transcript(Transcript(text: "one", isFinal: false, coverage: .zero))) == [])
        #expect(self.told(&machine, .commit) == ["finish"])
        #expect(self.told(&machine, self.final("One.")) == [#"{"message_type":"committed_transcript","text":"One."}"#])
        #expect(self.told(&machine, self.final("Two.")) == [])
    }

    @Test("a commit needs 0.3 s of new sound, and else is ignored with a word")
    func throttle() {
        var machine = self.machine()
        #expect(self.told(&machine, .commit).first?.contains("commit_throttled") == true)
        _ = machine.take(.audio([Float](repeating: 0, count: 4799)))
        #expect(self.told(&machine, .commit).first?.contains("commit_throttled") == true)
        _ = machine.take(.audio([0]))
        #expect(self.told(&machine, .commit) == ["finish"])
        #expect(self.told(&machine, .commit).first?.contains("commit_throttled") == true)
    }

    @Test("a commit while speech goes on keeps every sample")
    func commitInSpeech() {
        var machine = self.machine()
        _ = machine.take(self.sound(20, loud: true))
        _ = machine.take(.audio([Float](repeating: 0.5, count: 100)))
        #expect(self.told(&machine, .commit) == ["append 100", "finish"])
        #expect(self.told(&machine, self.sound(1, loud: true)) == ["append 320"])
    }

    @Test("with voice activity a segment ends after the silence that was asked for")
    func vad() {
        var machine = self.machine {
            $0.commitStrategy = .vad
            $0.silenceThreshold = 0.5
        }
        _ = machine.take(self.sound(20, loud: true))
        #expect(self.told(&machine, self.sound(24, loud: false)) == ["append 1600", "settle"])
        #expect(self.told(&machine, self.sound(1, loud: false)) == ["finish"])
        #expect(self.told(&machine, self.sound(100, loud: false)) == [])
    }

    @Test("with voice activity speech that goes on after a short pause is one segment")
    func vadPause() {
        var machine = self.machine {
            $0.commitStrategy = .vad
            $0.silenceThreshold = 0.5
        }
        _ = machine.take(self.sound(20, loud: true))
        _ = machine.take(self.sound(20, loud: false))
        #expect(self.told(&machine, self.sound(20, loud: true)).contains("finish") == false)
        #expect(self.told(&machine, self.sound(25, loud: false)).last == "finish")
    }

    @Test("a segment of 90 s is committed by itself")
    func longest() {
        var machine = self.machine()
        #expect(self.told(&machine, self.sound(4499, loud: false)) == [])
        #expect(self.told(&machine, self.sound(1, loud: false)) == ["finish"])
    }

    @Test("times are those of the session, also across silence that the recognizer did not hear")
    func times() {
        var machine = self.machine { $0.includeTimestamps = true }
        _ = machine.take(self.sound(50, loud: false))
        _ = machine.take(self.sound(10, loud: true))
        _ = machine.take(.commit)
        let words = [
            TimedWord(text: "One", start: .milliseconds(260), end: .milliseconds(360)),
            TimedWord(text: "two", start: .milliseconds(360), end: .milliseconds(460)),
        ]
        let actions = machine.take(
            .transcript(Transcript(text: "One two", isFinal: true, coverage: .zero, words: words)))
        guard case .send(.committedTranscriptWithTimestamps(let text, let language, let told)) = actions.last else {
            Issue.record("no times")
            return
        }
        #expect(text == "One two")
        #expect(language == "en")
        #expect(told?.map(\.text) == ["One", " ", "two"])
        #expect(told?.map(\.kind) == [.word, .spacing, .word])
        #expect(told?.map(\.start) == [1, 1.1, 1.1])
        #expect(told?.map(\.end) == [1.1, 1.1, 1.2])
    }

    @Test("a recognizer that fails is told, and the socket closes")
    func failure() {
        var machine = self.machine()
        let told = self.told(&machine, .failed(EngineError(.failed, "no")))
        #expect(told == [#"{"error":"no","message_type":"transcriber_error"}"#, "close 1011"])
        #expect(self.told(&machine, .commit) == [])
    }

    @Test("no segment is longer than what recognizers keep, however long its speech and the sound before it")
    func keptWhole() {
        for speech in [50, 2000] {
            var machine = self.machine { $0.minimumSpeech = speech }
            var given = 0
            var longest = 0
            // Silence first, so that all the sound that is held comes too.
            for round in 0..<15_000 {
                for action in machine.take(.audio(round < 200 ? Self.silent : Self.loud)) {
                    if case .append(let samples) = action { given += samples.count }
                    if action == .finish { (longest, given) = (max(longest, given), 0) }
                }
            }
            #expect(longest > 80 * 16_000)
            #expect(longest <= RecognizerCapabilities.keptUtterance.samples(at: 16_000))
        }
    }

    @Test("no more sound is taken while four segments wait for their transcripts")
    func room() {
        var machine = self.machine()
        for _ in 0..<4 {
            #expect(machine.machine.hasRoom)
            _ = machine.take(self.sound(20, loud: true))
            _ = machine.take(.commit)
        }
        #expect(!machine.machine.hasRoom)
        _ = machine.take(self.final("One."))
        #expect(machine.machine.hasRoom)
    }

    @Test("sound in pieces of any length is heard as in one")
    func pieces() {
        let sound = (0..<64_000).map { index -> Float in
            let loudness: Float = (index / 16_000).isMultiple(of: 2) ? 0.5 : 0.001
            return loudness * Float(sin(Double(index) / 9))
        }
        var whole = self.machine { $0.commitStrategy = .vad }
        let expected = self.heard(whole.take(.audio(sound)))
        var random = SeededGenerator(seed: 4)
        for _ in 0..<20 {
            var machine = self.machine { $0.commitStrategy = .vad }
            var actions: [TranscriptionAction] = []
            var start = 0
            while start < sound.count {
                let end = min(sound.count, start + Int.random(in: 1...3000, using: &random))
                actions += machine.take(.audio(Array(sound[start..<end])))
                start = end
            }
            #expect(self.heard(actions) == expected)
        }
    }

    /// All samples that the recognizer was given.
    private func heard(_ actions: [TranscriptionAction]) -> [Float] {
        actions.flatMap { if case .append(let samples) = $0 { samples } else { [] as [Float] } }
    }
}
