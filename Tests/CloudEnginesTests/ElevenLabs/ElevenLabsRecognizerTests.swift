import CascadeTesting
import ElevenLabsWire
import NIOHTTP1
import SpeechEngines
import Testing
import WebSockets

@testable import CloudEngines

@Suite("ElevenLabs' realtime transcription", .timeLimit(.minutes(5)))
struct ElevenLabsRecognizerTests {
    private static let tenth = [Float](repeating: 0.1, count: 1600)

    private func recognizer(_ base: String, clock: some Clock<Duration> = ContinuousClock()) throws
        -> ElevenLabsRecognizer
    {
        var settings = ElevenLabsRecognizer.Settings()
        settings.base = base
        return try ElevenLabsRecognizer(settings, key: APIKey("el-secret"), clock: clock)
    }

    private func final(_ stream: any RecognizerStream) async throws -> Transcript? {
        for try await transcript in stream.transcripts where transcript.isFinal { return transcript }
        return nil
    }

    // A busy machine may take longer than the recognizer waits: no time passes here.
    @Test("it keeps the promises of a recognizer")
    func conformance() async throws {
        let broken = try await TranscriptionServer().run {
            try await EngineConformance.check(
                self.recognizer($0, clock: ManualClock()), speech: [Float](repeating: 0.1, count: 16_000))
        }
        #expect(broken.isEmpty, "\(broken)")
    }

    @Test("words have the times of their utterance, and the key goes where it belongs")
    func words() async throws {
        let server = TranscriptionServer()
        try await server.run { base in
            let stream = try await self.recognizer(base, clock: ManualClock()).open()
            for _ in 0..<4 { stream.append(Self.tenth) }
            stream.finish()
            let transcript = try await self.final(stream)
            #expect(transcript?.text == "word0 word1 word2 word3")
            #expect(transcript?.words.last?.end == .milliseconds(400))
            #expect(transcript?.coverage == .milliseconds(400))
            await stream.close()
            await server.events.wait { $0 == .closed(0) }
        }
        #expect(server.events.events.first == .opened(0, path: "/v1/speech-to-text/realtime", key: "el-secret"))
    }

    @Test(
        "a connection that breaks in an utterance costs none of its words",
        arguments: [
            TranscriptionServer.Fault.drop(after: 8000), .garble(after: 8000),
            .tell(TranscriptionError(.sessionTimeLimitExceeded, "x"), after: 8000),
            .tell(TranscriptionError(.transcriberError, "x"), after: 8000),
        ])
    func loss(fault: TranscriptionServer.Fault) async throws {
        var server = TranscriptionServer()
        server.fault = { $0 == 0 ? fault : .none }
        try await server.run { [server] base in
            let clock = ManualClock()
            let stream = try await self.recognizer(base, clock: clock).open()
            for _ in 0..<10 { stream.append(Self.tenth) }
            await server.events.wait { $0 == .closed(0) }
            // The wait before the next connection begins when the loss is noticed, at any time from now on.
            let advance = Task { try await clock.advance(in: .milliseconds(100)) }
            await server.events.wait(count: 2) { if case .opened = $0 { true } else { false } }
            advance.cancel()
            stream.finish()
            let transcript = try await self.final(stream)
            #expect(transcript?.text.split(separator: " ").count == 10)
            await stream.close()
        }
    }

    @Test(
        "what no new connection mends ends the stream with a code of its own",
        arguments: [
            (TranscriptionError.Kind.authError, EngineError.Code.unauthorized), (.quotaExceeded, .rateLimited),
            (.invalidRequest, .unsupported), (.unacceptedTerms, .unauthorized),
        ])
    func errors(kind: TranscriptionError.Kind, code: EngineError.Code) async throws {
        var server = TranscriptionServer()
        server.fault = { _ in .tell(TranscriptionError(kind, "el-secret"), after: 0) }
        try await server.run { base in
            let stream = try await self.recognizer(base).open()
            stream.append(Self.tenth)
            do {
                for try await _ in stream.transcripts {}
                Issue.record("it ended without an error")
            } catch let error as EngineError {
                #expect(error.code == code)
                #expect(!error.message.contains("secret"))
            }
            await stream.close()
        }
    }

    @Test("a refused key is told when the session is opened, without the key")
    func refusedKey() async throws {
        var server = TranscriptionServer()
        server.fault = { _ in .refusal(WebSocketUpgradeRefusal(status: .unauthorized, json: #"{"detail":"el-secret"}"#))
        }
        try await server.run { base in
            do {
                _ = try await self.recognizer(base).open()
                Issue.record("it opened")
            } catch let error as EngineError {
                #expect(error.code == .unauthorized)
                var told = ""
                dump(error, to: &told)
                #expect(!told.contains("secret"))
            }
        }
    }

    @Test("a commit that is never answered is answered with what is known, once")
    func noFinal() async throws {
        var server = TranscriptionServer()
        server.fault = { _ in .noFinal }
        let clock = ManualClock()
        try await server.run { [server] base in
            let stream = try await self.recognizer(base, clock: clock).open()
            for _ in 0..<4 { stream.append(Self.tenth) }
            for try await transcript in stream.transcripts where transcript.text.hasSuffix("word3") { break }
            stream.finish()
            await server.events.wait { $0 == .commit(0) }
            try await clock.sleepers(1)
            clock.advance(by: .seconds(2))
            #expect(try await self.final(stream)?.text == "word0 word1 word2 word3")
            await stream.close()
        }
    }
}
