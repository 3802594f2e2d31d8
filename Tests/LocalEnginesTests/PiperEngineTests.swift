import Foundation
import SpeechAudio
import SpeechEngines
import Synchronization
import Testing

@testable import LocalEngines

@Suite("The voice's networks, step by step", .enabled(if: PiperInstallation.isThere, "the voice is not installed"))
struct PiperEngineTests {
    private let installation: PiperInstallation

    init() throws {
        self.installation = try PiperInstallation.shared()
    }

    private func request(
        _ ipa: String, progress: SpeechProgress = SpeechProgress(), standing: ReplyStanding? = nil
    ) -> PiperEngine.Request {
        PiperEngine.Request(
            ids: self.installation.voice.ids(of: Array(ipa.unicodeScalars)), scales: [0, 1, 0], progress: progress,
            job: EngineJob(capacity: PiperEngine.pieceLimit), standing: standing)
    }

    private func pieces(of request: PiperEngine.Request) async throws -> [PiperEngine.VoicedPiece] {
        var pieces: [PiperEngine.VoicedPiece] = []
        for try await piece in request.job.output { pieces.append(piece) }
        return pieces
    }

    private func run(_ engine: inout PiperEngine, steps: Int) {
        for _ in 0..<steps {
            let isBusy = engine.step()
            #expect(isBusy)
        }
    }

    private static let sentence = "ðə kˈæpɪɾəl ʌv fɹˈæns ɪz pˈæɹɪs, aɪ θˈɪŋk."

    @Test("a speaker that is wanted goes before a draft that asked earlier, and the draft when it is committed")
    func draftWaits() throws {
        let draft = ReplyStanding(isDraft: true)
        for isCommitted in [false, true] {
            var engine = self.installation.engine()
            if isCommitted { draft.commit() }
            let first = self.request(Self.sentence, standing: draft)
            let second = self.request(Self.sentence)
            engine.accept(first)
            engine.accept(second)
            // One reads the clause, the other makes the first sound.
            self.run(&engine, steps: 2)
            #expect(first.progress.hasBegun == isCommitted && second.progress.hasBegun != isCommitted)
        }
    }

    @Test("pieces joined are the sound that the vocoder makes of the whole clause")
    func seamless() async throws {
        var engine = self.installation.engine()
        let request = self.request(Self.sentence)
        engine.accept(request)
        while engine.step() {}
        let pieces = try await self.pieces(of: request)
        let sound = pieces.flatMap(\.samples)
        #expect(pieces.count > 3)
        #expect(pieces.first?.samples.count == PiperEngine.firstPieceFrames * 256)

        let whole = try self.installation.wholeSound(ids: request.ids)
        #expect(PiperInstallation.difference(sound, whole) < 1e-3)
    }

    @Test("durations come with the first piece only, and their sum is the clause's length")
    func durations() async throws {
        var engine = self.installation.engine()
        let request = self.request(Self.sentence)
        engine.accept(request)
        while engine.step() {}
        let pieces = try await self.pieces(of: request)
        let frames = try #require(pieces.first?.frames)
        #expect(frames.count == request.ids.count)
        let length = pieces.flatMap(\.samples).count
        #expect(frames.reduce(0, +) * 256 == length)
        #expect(pieces.dropFirst().allSatisfy { $0.frames == nil })
    }

    @Test("a clause whose listener has gone is dropped at the next step, and others go on")
    func cancel() async throws {
        var engine = self.installation.engine()
        let left = self.request(Self.sentence)
        let stays = self.request("həlˈoʊ.")
        engine.accept(left)
        self.run(&engine, steps: 2)
        engine.accept(stays)
        left.job.cancel()
        while engine.step() {}
        await #expect(throws: CancellationError.self) { try await self.pieces(of: left) }
        let pieces = try await self.pieces(of: stays)
        #expect(!pieces.isEmpty)
    }

    @Test("the end of a call to speak drops all its clauses")
    func endedProgress() async throws {
        var engine = self.installation.engine()
        let progress = SpeechProgress()
        let requests = [self.request(Self.sentence, progress: progress), self.request("ok.", progress: progress)]
        for request in requests { engine.accept(request) }
        self.run(&engine, steps: 1)
        progress.end()
        let isBusy = engine.step()
        #expect(!isBusy)
        for request in requests {
            await #expect(throws: CancellationError.self) { try await self.pieces(of: request) }
        }
    }

    @Test("clauses of one speaker are spoken in the order of asking")
    func order() async throws {
        var engine = self.installation.engine()
        let progress = SpeechProgress()
        let first = self.request(Self.sentence, progress: progress)
        let second = self.request("həlˈoʊ.", progress: progress)
        engine.accept(first)
        engine.accept(second)
        // The first clause is read and voiced whole before the second one's first step.
        while engine.step() {}
        let (early, late) = try await (self.pieces(of: first), self.pieces(of: second))
        #expect(early.first?.samples.count == PiperEngine.firstPieceFrames * 256)
        #expect(late.first?.samples.count == PiperEngine.pieceFrames * 256)
    }

    @Test("who begins goes before one with sound in hand, but not before one about to fall silent")
    func urgency() async throws {
        let start = ContinuousClock.now
        let time = Mutex(start)
        var engine = self.installation.engine { time.withLock { $0 } }
        let speaker = SpeechProgress()
        let later = self.request(Self.sentence, progress: speaker)
        engine.accept(later)
        self.run(&engine, steps: 2)
        #expect(speaker.due(asked: start) == start.advanced(by: .samples(4096, at: 22_050)))

        let beginner = SpeechProgress()
        engine.accept(self.request("həlˈoʊ.", progress: beginner))
        self.run(&engine, steps: 2)
        #expect(beginner.hasBegun)
        #expect(speaker.due(asked: start) == start.advanced(by: .samples(4096, at: 22_050)))

        time.withLock { $0 = start.advanced(by: .milliseconds(150)) }
        let late = SpeechProgress()
        engine.accept(self.request("həlˈoʊ.", progress: late))
        self.run(&engine, steps: 1)
        #expect(!late.hasBegun)
        #expect(speaker.due(asked: start) > start.advanced(by: .milliseconds(500)))
    }

    @Test("stopping fails what is left")
    func stop() async throws {
        var engine = self.installation.engine()
        let request = self.request(Self.sentence)
        engine.accept(request)
        engine.stop()
        let error = await #expect(throws: EngineError.self) { try await self.pieces(of: request) }
        #expect(error?.code == .stopped)
    }
}
