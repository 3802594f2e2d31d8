import CascadeTesting
import NIOHTTP1
import SpeechEngines
import Testing
import WebSockets

@testable import CloudEngines

@Suite("Deepgram's recognizer", .timeLimit(.minutes(5)))
struct DeepgramRecognizerTests {
    private static let second = [Float](repeating: 0.1, count: 16_000)

    private func recognizer(_ base: String, clock: some Clock<Duration> = ContinuousClock()) -> DeepgramRecognizer {
        DeepgramRecognizer(base: base, key: APIKey("dg-secret"), clock: clock)
    }

    @Test("it keeps the promises of a recognizer")
    func conformance() async throws {
        let server = DeepgramServer()
        let broken = try await server.run {
            // A busy machine may take longer than the recognizer waits: no time passes here.
            try await EngineConformance.check(self.recognizer($0, clock: ManualClock()), speech: Self.second)
        }
        #expect(broken.isEmpty, "\(broken)")
    }

    @Test("it asks for what it needs, shows its key, and says good-bye")
    func request() async throws {
        let server = DeepgramServer()
        try await server.run { base in
            let stream = try await self.recognizer(base).open()
            await stream.close()
            await server.events.wait { $0 == .closed }
        }
        guard case .opened(let path, let authorization)? = server.events.events.first else {
            Issue.record("no connection: \(server.events.events)")
            return
        }
        #expect(path == "/v1/listen")
        #expect(authorization == "Token dg-secret")
        #expect(server.events.events.contains(.message(#"{"type":"CloseStream"}"#)))
    }

    @Test("a connection that is lost in an utterance costs none of its words")
    func loss() async throws {
        var server = DeepgramServer()
        server.dropAfter = { $0 == 0 ? 16_000 : nil }
        try await server.run { [server] base in
            let stream = try await self.recognizer(base).open()
            for _ in 0..<10 { stream.append([Float](repeating: 0.1, count: 1600)) }
            await server.events.wait(count: 2) { if case .opened = $0 { true } else { false } }
            stream.finish()
            var finals: [Transcript] = []
            for try await transcript in stream.transcripts where transcript.isFinal {
                finals.append(transcript)
                break
            }
            #expect(finals.first?.text.split(separator: " ").count == 10)
            #expect(finals.first?.coverage == .seconds(1))
            await stream.close()
        }
    }

    @Test("a refused key is told when the session is opened, without the key")
    func refusedKey() async throws {
        var server = DeepgramServer()
        server.refuse = { _ in WebSocketUpgradeRefusal(status: .unauthorized, json: #"{"err_msg":"dg-secret"}"#) }
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

    @Test("a key that is refused later ends the stream with an error")
    func refusedLater() async throws {
        var server = DeepgramServer()
        server.dropAfter = { _ in 16_000 }
        server.refuse = { $0 == 0 ? nil : WebSocketUpgradeRefusal(status: .unauthorized, json: "{}") }
        try await server.run { base in
            let clock = ManualClock()
            let stream = try await self.recognizer(base, clock: clock).open()
            stream.append(Self.second)
            let advance = Task { try await clock.advance(in: .milliseconds(100)) }
            let error = await #expect(throws: EngineError.self) { for try await _ in stream.transcripts {} }
            advance.cancel()
            #expect(error?.code == .unauthorized)
            await stream.close()
        }
    }
}
