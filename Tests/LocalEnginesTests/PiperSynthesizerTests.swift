import Foundation
import SpeechEngines
import SpeechText
import Synchronization
import Testing

@testable import LocalEngines

@Suite("Speaking with Piper", .enabled(if: PiperInstallation.isThere, "the voice or espeak-ng is not installed"))
struct PiperSynthesizerTests {
    private func chunks(_ texts: [String]) -> AsyncStream<SpeechChunk> {
        AsyncStream { continuation in
            for text in texts { continuation.yield(SpeechChunk(text: text, source: text, flush: true)) }
            continuation.finish()
        }
    }

    private func speak(_ texts: [String], with synthesizer: PiperSynthesizer) async throws -> [SpokenPiece] {
        let pieces = Mutex<[SpokenPiece]>([])
        try await synthesizer.speak(self.chunks(texts)) { piece in pieces.withLock { $0.append(piece) } }
        return pieces.withLock { $0 }
    }

    /// A synthesizer of its own manner for the body, stopped after it.
    private func withSynthesizer(
        _ manner: PiperSynthesizer.Manner, _ body: (PiperSynthesizer) async throws -> Void
    ) async throws {
        let synthesizer = try await PiperSynthesizer.load(engines: PiperInstallation.runtime(), manner: manner)
        do {
            try await body(synthesizer)
        } catch {
            await synthesizer.stop()
            throw error
        }
        await synthesizer.stop()
    }

    private static let texts = [
        "Of the 3,000 people who came at 12:30, only 25% stayed for the rest of the evening; Dr. Smith was one of them.",
        "Is it \"really\" well-known (in the U.S.)?", "Yes", "👩‍👩‍👧 Grüße — said the café's owner… 🙂",
    ]

    @Test("character times cover each chunk's text, and their sum is exactly the length of its sound")
    func characterTimes() async throws {
        try await self.withSynthesizer(.init()) { synthesizer in
            let pieces = try await self.speak(Self.texts, with: synthesizer)
            for (index, text) in Self.texts.enumerated() {
                let own = pieces.filter { $0.chunk == index }
                let times = own.compactMap(\.times)
                #expect(times.map(\.text).joined() == text)
                let length = own.flatMap(\.samples).count
                #expect(times.map(\.length).reduce(0, +) == length)
                #expect(times.allSatisfy { $0.ends == $0.ends.sorted() })
                #expect(own.first?.times != nil)
            }
            #expect(pieces.map(\.chunk) == pieces.map(\.chunk).sorted())
        }
    }

    @Test("text that makes no sound has no pieces, and the chunks after it keep their numbers")
    func silence() async throws {
        let synthesizer = try await PiperInstallation.synthesizer()
        let pieces = try await self.speak(["…", "🙂", "", "Hello.", " — ", "Bye."], with: synthesizer)
        #expect(Set(pieces.map(\.chunk)) == [3, 5])
        #expect(pieces.allSatisfy { !$0.samples.isEmpty })
        let nothing = try await self.speak([], with: synthesizer)
        #expect(nothing.isEmpty)
    }

    @Test("four speakers at once sound as each of them alone")
    func speakers() async throws {
        let synthesizer = try await PiperInstallation.synthesizer()
        let texts = ["The first one speaks.", "A second, longer text is spoken here.", "Third.", "And number four."]
        var alone: [[Float]] = []
        for text in texts {
            alone.append(try await self.speak([text, text], with: synthesizer).flatMap(\.samples))
        }
        try await withThrowingTaskGroup(of: (Int, [Float]).self) { group in
            for (index, text) in texts.enumerated() {
                group.addTask {
                    (index, try await self.speak([text, text], with: synthesizer).flatMap(\.samples))
                }
            }
            for try await (index, sound) in group {
                #expect(PiperInstallation.difference(sound, alone[index]) < 1e-3)
            }
        }
    }

    @Test("cancelling in the middle of a clause ends the call, and the next one is spoken")
    func cancel() async throws {
        let synthesizer = try await PiperInstallation.synthesizer()
        let (heard, hears) = AsyncStream<Void>.makeStream()
        let chunks = self.chunks(Self.texts)
        let speaking = Task {
            try await synthesizer.speak(chunks) { _ in
                hears.yield()
                // Nobody takes the sound until the call is cancelled.
                for await _ in AsyncStream<Void>.makeStream().stream {}
                try Task.checkCancellation()
            }
        }
        for await _ in heard { break }
        speaking.cancel()
        await #expect(throws: CancellationError.self) { try await speaking.value }
        let after = try await self.speak(["Hello."], with: synthesizer)
        #expect(!after.isEmpty)
    }

    @Test("an error of the listener ends the call")
    func listenerError() async throws {
        struct Refused: Error {}
        let synthesizer = try await PiperInstallation.synthesizer()
        await #expect(throws: Refused.self) {
            try await synthesizer.speak(self.chunks(Self.texts)) { _ in throw Refused() }
        }
        let after = try await self.speak(["Hello."], with: synthesizer)
        #expect(!after.isEmpty)
    }

    @Test("chunks are spoken as they come, before the next is there")
    func streaming() async throws {
        let synthesizer = try await PiperInstallation.synthesizer()
        let (chunks, given) = AsyncStream<SpeechChunk>.makeStream()
        given.yield(SpeechChunk(text: "One.", source: "One.", flush: true))
        let heard = Mutex<Set<Int>>([])
        try await synthesizer.speak(chunks) { piece in
            guard heard.withLock({ $0.insert(piece.chunk).inserted }) else { return }
            if piece.chunk == 0 {
                given.yield(SpeechChunk(text: "Two.", source: "Two.", flush: true))
            } else {
                given.finish()
            }
        }
        #expect(heard.withLock { $0 } == [0, 1])
    }

    @Test("at half the speed the same text takes about twice as long")
    func speed() async throws {
        var lengths: [Int] = []
        for speed in [0.5, 1, 2] {
            try await self.withSynthesizer(.init(speed: speed, variation: 0)) { synthesizer in
                let pieces = try await self.speak(["The capital of France is Paris."], with: synthesizer)
                lengths.append(pieces.flatMap(\.samples).count)
            }
        }
        #expect((1.6...2.2).contains(Double(lengths[0]) / Double(lengths[1])))
        #expect((1.4...2.2).contains(Double(lengths[1]) / Double(lengths[2])))
    }

    @Test("a manner out of range is refused", arguments: [(0.4, 1.0), (2.1, 1.0), (1.0, -0.1), (.nan, 1.0)])
    func manner(speed: Double, variation: Double) async throws {
        let runtime = try PiperInstallation.runtime()
        let error = await #expect(throws: EngineError.self) {
            try await PiperSynthesizer.load(engines: runtime, manner: .init(speed: speed, variation: variation))
        }
        #expect(error?.code == .unsupported)
    }

    @Test("without the voice's files it is missing, with what to do")
    func missing() async throws {
        let runtime = try PiperInstallation.runtime()
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        let library = folder.appending(path: "onnxruntime")
        try FileManager.default.createDirectory(at: library, withIntermediateDirectories: true)
        defer {
            // What is left of a test's own folder harms nobody.
            try? FileManager.default.removeItem(at: folder)
        }
        try FileManager.default.createSymbolicLink(
            atPath: library.appending(path: "libonnxruntime.so").path(),
            withDestinationPath: runtime.folder.file("onnxruntime/libonnxruntime.so"))
        let empty = try LocalRuntime(folder: EngineFolder(path: folder.path()), threads: runtime.threads)
        let error = await #expect(throws: EngineError.self) { try await PiperSynthesizer.load(engines: empty) }
        #expect(error?.code == .missing)
        #expect(error?.message.contains("make setup") == true)
    }

    @Test("speaking after stop fails as stopped")
    func stopped() async throws {
        let synthesizer = try await PiperSynthesizer.load(engines: PiperInstallation.runtime())
        await synthesizer.stop()
        let error = await #expect(throws: EngineError.self) { try await self.speak(["Hello."], with: synthesizer) }
        #expect(error?.code == .stopped)
    }
}
