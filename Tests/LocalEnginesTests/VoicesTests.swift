import CascadeTesting
import Foundation
import ScriptedEngines
import SpeechEngines
import SpeechText
import Synchronization
import Testing

@testable import LocalEngines

@Suite("Other voices", .timeLimit(.minutes(2)))
struct VoicesTests {
    private func speak(_ text: String, with synthesizer: any Synthesizer) async throws -> [SpokenPiece] {
        let chunks = AsyncStream<SpeechChunk> { continuation in
            continuation.yield(SpeechChunk(text: text, source: text, flush: true))
            continuation.finish()
        }
        let pieces = Mutex<[SpokenPiece]>([])
        try await synthesizer.speak(chunks) { piece in pieces.withLock { $0.append(piece) } }
        return pieces.withLock { $0 }
    }

    private func length(_ pieces: [SpokenPiece]) -> Int { pieces.reduce(0) { $0 + $1.samples.count } }

    /// How often the sound goes from below to above zero.
    private func rises(_ pieces: [SpokenPiece]) -> Int {
        let samples = pieces.flatMap(\.samples)
        return zip(samples, samples.dropFirst()).count { $0 < 0 && $1 >= 0 }
    }

    @Test("a voice of another pitch keeps the promises of a synthesizer", arguments: [0.5, 0.9, 1, 1.1, 2])
    func pitchConformance(pitch: Double) async throws {
        let voice = try PitchedSynthesizer(ScriptedSynthesizer(), pitch: pitch)
        #expect(try await EngineConformance.check(voice) == [])
    }

    @Test("the pitch is higher by its factor, and the sound shorter", arguments: [0.8, 1.25])
    func pitch(factor: Double) async throws {
        let text = "A tone of some length."
        let own = try await self.speak(text, with: ScriptedSynthesizer())
        let other = try await self.speak(text, with: try PitchedSynthesizer(ScriptedSynthesizer(), pitch: factor))
        #expect(abs(Double(self.length(other)) * factor / Double(self.length(own)) - 1) < 0.001)
        #expect(abs(self.rises(other) - self.rises(own)) <= 2)
    }

    @Test("a pitch out of range is refused", arguments: [0.4, 2.1])
    func badPitch(pitch: Double) {
        #expect(throws: EngineError.self) { try PitchedSynthesizer(ScriptedSynthesizer(), pitch: pitch) }
    }

    @Test("eSpeak NG's own voices keep the promises of a synthesizer", .enabled(if: EspeakNG.isInstalled))
    func espeakConformance() async throws {
        #expect(try await EngineConformance.check(EspeakSynthesizer(voice: "de", language: "de")) == [])
    }

    @Test("eSpeak NG speaks text as it is written, whatever it begins with", .enabled(if: EspeakNG.isInstalled))
    func espeakText() async throws {
        for text in ["Größe: fünf Äpfel.", "--version", "<b>fett</b>", "$(date)"] {
            let pieces = try await self.speak(text, with: EspeakSynthesizer(voice: "de", language: "de"))
            #expect(self.length(pieces) > 2205, "\(text)")
        }
    }

    @Test("eSpeak NG speaks faster when asked to", .enabled(if: EspeakNG.isInstalled))
    func espeakSpeed() async throws {
        let text = "Guten Tag, wie geht es Ihnen?"
        let own = try await self.speak(text, with: EspeakSynthesizer(voice: "de", language: "de"))
        let fast = try await self.speak(text, with: EspeakSynthesizer(voice: "de", language: "de", speed: 1.2))
        #expect(self.length(fast) < self.length(own))
    }

    @Test(
        "eSpeak NG that falls silent while it speaks is an error after which it may be tried again",
        .enabled(if: EspeakNG.isInstalled))
    func espeakHung() async throws {
        // A voice that no other test uses tells this child from theirs.
        let clock = ManualClock()
        let stops = EventLog<pid_t>()
        let voice = EspeakSynthesizer(voice: "nl", language: "nl", program: "espeak-ng", clock: clock)
        let text = String(repeating: "Goedemorgen allemaal. ", count: 200)
        let chunks = AsyncStream<SpeechChunk> { continuation in
            continuation.yield(SpeechChunk(text: text, source: text, flush: true))
            continuation.finish()
        }
        let impatience = Task {
            await stops.wait { _ in true }
            // What the child had written is still read, so only the last of these waits is in vain.
            while true {
                try await clock.sleepers(1)
                clock.advance(by: .seconds(5))
            }
        }
        let error = await #expect(throws: EngineError.self) {
            try await voice.speak(chunks) { _ in
                for child in EspeakNG.children(voice: "nl") {
                    kill(child, SIGSTOP)
                    stops.add(child)
                }
            }
        }
        impatience.cancel()
        _ = await impatience.result
        #expect(error?.code == .failed)
        #expect(error?.isRetryable == true)
        #expect(EspeakNG.children(voice: "nl").isEmpty)
    }

    @Test("without the program the error says so")
    func espeakMissing() async throws {
        let missing = EspeakSynthesizer(voice: "de", language: "de", program: "no-such-program")
        let error = await #expect(throws: EngineError.self) { try await self.speak("Ja.", with: missing) }
        #expect(error?.code == .missing)
    }

    @Test("a Piper voice speaks in another manner beside its own", .enabled(if: PiperInstallation.isThere))
    func piperManner() async throws {
        let own = try await PiperInstallation.synthesizer()
        let slow = own.speaking(.init(speed: 0.6, variation: 0))
        async let first = self.speak("This is one sentence.", with: own)
        async let second = self.speak("This is one sentence.", with: slow)
        let ratio = Double(self.length(try await second)) / Double(self.length(try await first))
        #expect((1.3...1.9).contains(ratio))
        #expect(own.speaking(.init(speed: 9)).manner.speed == 2)
    }
}
