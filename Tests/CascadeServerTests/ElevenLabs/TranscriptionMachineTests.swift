import ElevenLabsWire
import ScriptedEngines
import SpeechEngines
import Testing
import WebSockets

@testable import CascadeServer

@Suite("Rules of realtime transcription")
struct TranscriptionMachineTests {
    private static let loud = [Float](repeating: 0.5, count: 320)
    private static let silent = [Float](repeating: 0, count: 320)

    private func machine(_ change: (inout TranscriptionQuery) -> Void = { _ in }) throws -> TranscriptionMachine {
        var query = TranscriptionQuery()
        change(&query)
        let detector = ScriptedDetector()
        return TranscriptionMachine(
            query, activity: try detector.open(), capabilities: detector.capabilities, language: "en")
    }

    /// Short for tests: `append` with its samples, runs of them joined.
    private func told(_ machine: inout TranscriptionMachine, _ event: TranscriptionMachine.Event) -> [String] {
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
    private func sound(_ frames: Int, loud: Bool) -> TranscriptionMachine.Event {
        .audio([[Float]](repeating: loud ? Self.loud : Self.silent, count: frames).flatMap { $0 })
    }

    private func final(_ text: String) -> TranscriptionMachine.Event {
        .transcript(Transcript(text: text, isFinal: true, coverage: .zero))
    }

    @Test("the recognizer hears speech with a little before it, and silence not at all")
    func gate() throws {
        var machine = try self.machine()
        #expect(self.told(&machine, self.sound(50, loud: false)) == [])
        // Noticed after 100 ms; 340 ms are kept, which hold them.
        #expect(self.told(&machine, self.sound(5, loud: true)) == ["append 5760"])
        #expect(self.told(&machine, self.sound(5, loud: true)) == ["append 1600"])
        #expect(self.told(&machine, self.sound(50, loud: false)) == ["append 1600", "settle"])
    }

    @Test("a commit asks for the final transcript, which is told once")
    func commit() throws {
        var machine = try self.machine()
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
    func throttle() throws {
        var machine = try self.machine()
        #expect(self.told(&machine, .commit).first?.contains("commit_throttled") == true)
        _ = machine.take(.audio([Float](repeating: 0, count: 4799)))
        #expect(self.told(&machine, .commit).first?.contains("commit_throttled") == true)
        _ = machine.take(.audio([0]))
        #expect(self.told(&machine, .commit) == ["finish"])
        #expect(self.told(&machine, .commit).first?.contains("commit_throttled") == true)
    }

    @Test("a commit while speech goes on keeps every sample")
    func commitInSpeech() throws {
        var machine = try self.machine()
        _ = machine.take(self.sound(20, loud: true))
        _ = machine.take(.audio([Float](repeating: 0.5, count: 100)))
        #expect(self.told(&machine, .commit) == ["append 100", "finish"])
        #expect(self.told(&machine, self.sound(1, loud: true)) == ["append 320"])
    }

    @Test("with voice activity a segment ends after the silence that was asked for")
    func vad() throws {
        var machine = try self.machine {
            $0.commitStrategy = .vad
            $0.silenceThreshold = 0.5
        }
        _ = machine.take(self.sound(20, loud: true))
        #expect(self.told(&machine, self.sound(24, loud: false)) == ["append 1600", "settle"])
        #expect(self.told(&machine, self.sound(1, loud: false)) == ["finish"])
        #expect(self.told(&machine, self.sound(100, loud: false)) == [])
    }

    @Test("with voice activity speech that goes on after a short pause is one segment")
    func vadPause() throws {
        var machine = try self.machine {
            $0.commitStrategy = .vad
            $0.silenceThreshold = 0.5
        }
        _ = machine.take(self.sound(20, loud: true))
        _ = machine.take(self.sound(20, loud: false))
        #expect(self.told(&machine, self.sound(20, loud: true)).contains("finish") == false)
        #expect(self.told(&machine, self.sound(25, loud: false)).last == "finish")
    }

    @Test("a segment of 90 s is committed by itself")
    func longest() throws {
        var machine = try self.machine()
        #expect(self.told(&machine, self.sound(4499, loud: false)) == [])
        #expect(self.told(&machine, self.sound(1, loud: false)) == ["finish"])
    }

    @Test("times are those of the session, also across silence that the recognizer did not hear")
    func times() throws {
        var machine = try self.machine { $0.includeTimestamps = true }
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
    func failure() throws {
        var machine = try self.machine()
        let told = self.told(&machine, .failed(EngineError(.failed, "no")))
        #expect(told == [#"{"error":"no","message_type":"transcriber_error"}"#, "close 1011"])
        #expect(self.told(&machine, .commit) == [])
    }
}
