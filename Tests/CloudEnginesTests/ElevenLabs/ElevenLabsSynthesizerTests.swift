import CascadeTesting
import ElevenLabsWire
import NIOHTTP1
import SpeechEngines
import SpeechText
import Testing
import WebSockets

@testable import CloudEngines

/// A way of using the service.
struct Manner: Sendable, CustomStringConvertible {
    var socket: ElevenLabsSynthesizer.Socket
    var form: ElevenLabsSynthesizer.Form

    var description: String { "\(self.socket), \(self.form)" }

    static let all = ElevenLabsSynthesizer.Socket.allCases.flatMap { socket in
        ElevenLabsSynthesizer.Form.allCases.map { Manner(socket: socket, form: $0) }
    }
}

@Suite("ElevenLabs' voices", .timeLimit(.minutes(5)))
struct ElevenLabsSynthesizerTests {
    private static let sentences = ["Hello there, my friend.", "This is the second one."]

    /// What was heard, and why it ended.
    private struct Heard {
        var pieces: [SpokenPiece] = []
        var error: EngineError?

        var text: String { self.pieces.compactMap(\.times?.text).joined(separator: "") }
    }

    /// Speaks the sentences through a server.
    private func hear(
        _ server: SpeechServer, _ manner: Manner, clock: some Clock<Duration> = ContinuousClock(),
        meanwhile: @escaping @Sendable (EventLog<SpokenPiece>) async throws -> Void = { _ in }
    ) async throws -> Heard {
        try await server.run { base in
            try await self.with(base, manner, clock: clock) { synthesizer in
                try await withThrowingTaskGroup(of: Void.self) { group in
                    let pieces = EventLog<SpokenPiece>()
                    group.addTask { try await meanwhile(pieces) }
                    defer { group.cancelAll() }
                    var heard = Heard()
                    do {
                        try await synthesizer.speak(Self.chunks()) { pieces.add($0) }
                    } catch let error as EngineError {
                        heard.error = error
                    }
                    heard.pieces = pieces.events
                    return heard
                }
            }
        }
    }

    private func with<Value: Sendable>(
        _ base: String, _ manner: Manner, clock: some Clock<Duration> = ContinuousClock(),
        _ body: (ElevenLabsSynthesizer) async throws -> Value
    ) async throws -> Value {
        var settings = ElevenLabsSynthesizer.Settings()
        settings.base = base
        settings.voice = "v1"
        settings.socket = manner.socket
        settings.form = manner.form
        settings.voiceSettings = VoiceSettings(stability: 0.4)
        settings.schedule = [50]
        settings.opening = .seconds(50)
        // A busy machine is slow, but not silent.
        if !(clock is ManualClock) { settings.stall = .seconds(40) }
        let synthesizer = try ElevenLabsSynthesizer(settings, key: APIKey("el-secret"), clock: clock)
        do {
            let value = try await body(synthesizer)
            await synthesizer.stop()
            return value
        } catch {
            await synthesizer.stop()
            throw error
        }
    }

    private static func chunks() -> AsyncStream<SpeechChunk> {
        AsyncStream { continuation in
            for text in Self.sentences { continuation.yield(SpeechChunk(text: text, source: text, flush: true)) }
            continuation.finish()
        }
    }

    @Test("they keep the promises of a synthesizer", arguments: Manner.all)
    func conformance(manner: Manner) async throws {
        let broken = try await SpeechServer().run { base in
            try await self.with(base, manner) { try await EngineConformance.check($0) }
        }
        #expect(broken.isEmpty, "\(broken)")
    }

    @Test("every chunk is heard whole, at its times, in either kind of socket and form", arguments: Manner.all)
    func speech(manner: Manner) async throws {
        let server = SpeechServer()
        let heard = try await self.hear(server, manner)
        #expect(heard.error == nil)
        for (chunk, text) in Self.sentences.enumerated() {
            let own = heard.pieces.filter { $0.chunk == chunk }
            #expect(own.compactMap(\.times?.text).joined() == text)
            #expect(own.reduce(0) { $0 + $1.samples.count } == (text.count + 1) * SpeechServer.perCharacter)
        }
        guard case .opened(0, let path, let key)? = server.events.events.first else {
            Issue.record("no connection")
            return
        }
        #expect(path.hasSuffix(manner.socket == .single ? "/v1/stream-input" : "/v1/multi-stream-input"))
        #expect(key == "el-secret")
    }

    @Test("replies share a warm socket, one after the other and side by side")
    func sharing() async throws {
        let server = SpeechServer()
        try await server.run { base in
            try await self.with(base, Manner(socket: .multi, form: .ours)) { synthesizer in
                synthesizer.warm()
                try await synthesizer.speak(Self.chunks()) { _ in }
                try await withThrowingTaskGroup(of: Void.self) { group in
                    for _ in 0..<4 { group.addTask { try await synthesizer.speak(Self.chunks()) { _ in } } }
                    for try await _ in group {}
                }
            }
        }
        #expect(server.events.events.count { if case .opened = $0 { true } else { false } } == 1)
        #expect(server.events.events.count { $0 == .ended(0) } >= 5)
    }

    @Test("barge-in ends the reply's context and leaves the socket to the next reply")
    func bargeIn() async throws {
        let server = SpeechServer()
        struct Enough: Error {}
        try await server.run { base in
            try await self.with(base, Manner(socket: .multi, form: .ours)) { synthesizer in
                await #expect(throws: Enough.self) {
                    try await synthesizer.speak(Self.chunks()) { _ in throw Enough() }
                }
                try await synthesizer.speak(Self.chunks()) { _ in }
                await server.events.wait(count: 2) { $0 == .ended(0) }
            }
        }
        #expect(server.events.events.count { if case .opened = $0 { true } else { false } } == 1)
    }

    @Test("a connection that is lost in the middle costs no word", arguments: Manner.all, [0, 1, 2, 4])
    func drop(manner: Manner, after: Int) async throws {
        var server = SpeechServer()
        server.fault = { $0 == 0 ? .drop(after: after) : .none }
        let heard = try await self.hear(server, manner)
        #expect(heard.error == nil)
        #expect(heard.text == Self.sentences.joined())
    }

    @Test("a connection that is lost twice fails the reply", arguments: Manner.all)
    func dropTwice(manner: Manner) async throws {
        var server = SpeechServer()
        server.fault = { _ in .drop(after: 1) }
        let heard = try await self.hear(server, manner)
        #expect(heard.error?.code == .overloaded)
        #expect(heard.error?.isRetryable == true)
    }

    @Test("a service that falls silent is left for a new connection", arguments: Manner.all)
    func stall(manner: Manner) async throws {
        var server = SpeechServer()
        server.fault = { $0 == 0 ? .stall(after: 2) : .none }
        let clock = ManualClock()
        let heard = try await self.hear(server, manner, clock: clock) { [server] pieces in
            await server.events.wait { $0 == .struck(0) }
            await pieces.wait(count: 2) { _ in true }
            let advance = Task { try await clock.advance(in: .milliseconds(500)) }
            await server.events.wait { if case .opened(1, _, _) = $0 { true } else { false } }
            advance.cancel()
        }
        #expect(heard.error == nil)
        #expect(heard.text == Self.sentences.joined())
    }

    @Test("a message that cannot be read costs the connection but no word", arguments: Manner.all)
    func garbled(manner: Manner) async throws {
        var server = SpeechServer()
        server.fault = { $0 == 0 ? .garble(after: 2) : .none }
        let heard = try await self.hear(server, manner)
        #expect(heard.error == nil)
        #expect(heard.text == Self.sentences.joined())
    }

    @Test("a service that always sends too large messages is told as such", arguments: Manner.all)
    func oversized(manner: Manner) async throws {
        var server = SpeechServer()
        server.fault = { _ in .oversized }
        let heard = try await self.hear(server, manner)
        #expect(heard.error?.code == .malformed)
        #expect(heard.pieces.isEmpty)
    }

    @Test("sound in another format is not played", arguments: Manner.all)
    func otherFormat(manner: Manner) async throws {
        var server = SpeechServer()
        server.fault = { _ in .otherFormat }
        let heard = try await self.hear(server, manner)
        #expect(heard.error?.code == .malformed)
        #expect(heard.pieces.isEmpty)
    }

    @Test("a final message that is missing does not cost the reply", arguments: Manner.all)
    func noFinal(manner: Manner) async throws {
        var server = SpeechServer()
        server.fault = { _ in .noFinal }
        let clock = ManualClock()
        let heard = try await self.hear(server, manner, clock: clock) { pieces in
            await pieces.wait { $0.times?.text.hasSuffix("ne.") ?? false }
            try await clock.advance(in: .milliseconds(100))
        }
        #expect(heard.error == nil)
        #expect(heard.text == Self.sentences.joined())
    }

    @Test(
        "a refusal has a code and says what to do, without the key", arguments: Manner.all,
        [
            (
                HTTPResponseStatus.unauthorized, #"{"detail":{"status":"invalid_api_key","message":"el-secret"}}"#,
                EngineError.Code.unauthorized
            ),
            (.unauthorized, #"{"detail":{"status":"quota_exceeded","message":"el-secret"}}"#, .rateLimited),
            (.tooManyRequests, #"{"detail":"el-secret"}"#, .rateLimited), (.notFound, "{}", .unsupported),
            (.badRequest, #"{"detail":{"code":"voice_not_found","message":"x"}}"#, .unsupported),
            (.internalServerError, "el-secret", .overloaded),
        ])
    func refusals(manner: Manner, refusal: (HTTPResponseStatus, String, EngineError.Code)) async throws {
        var server = SpeechServer()
        server.fault = { _ in .refusal(WebSocketUpgradeRefusal(status: refusal.0, json: refusal.1)) }
        let heard = try await self.hear(server, manner)
        let error = try #require(heard.error)
        #expect(error.code == refusal.2)
        var told = ""
        dump(error, to: &told)
        #expect(!told.contains("secret"))
    }

    @Test("what the service says before it closes is told by its code alone", arguments: Manner.all)
    func toldErrors(manner: Manner) async throws {
        var server = SpeechServer()
        server.fault = { _ in .tell(StreamError("quota_exceeded", "el-secret has no credit"), after: 1) }
        let heard = try await self.hear(server, manner)
        #expect(heard.error?.code == .rateLimited)
        #expect(heard.error?.message.contains("secret") == false)
    }

    @Test("where it fails, the next synthesizer of a list goes on")
    func fallback() async throws {
        var server = SpeechServer()
        server.fault = { _ in .refusal(WebSocketUpgradeRefusal(status: .tooManyRequests, json: "{}")) }
        let order = EventLog<String>()
        try await server.run { base in
            try await self.with(base, Manner(socket: .multi, form: .ours)) { synthesizer in
                let list = FallbackSynthesizer([
                    NamedEngine("elevenlabs", synthesizer as any Synthesizer),
                    NamedEngine("other", Beeper() as any Synthesizer),
                ]) { order.add("\($0.failed) \($0.error.code)") }
                try await list.speak(Self.chunks()) { order.add("chunk \($0.chunk)") }
            }
        }
        #expect(order.events == ["elevenlabs rateLimited", "chunk 0", "chunk 1"])
    }

    /// Speaks a piece a chunk.
    private struct Beeper: Synthesizer {
        let capabilities = SynthesizerCapabilities(sampleRate: 24_000, languages: ["en"], hasCharacterTimes: false)

        func speak<Chunks: AsyncSequence & Sendable>(
            _ chunks: Chunks, emit: @Sendable (SpokenPiece) async throws -> Void
        ) async throws where Chunks.Element == SpeechChunk, Chunks.Failure == Never {
            var number = 0
            for await _ in chunks {
                try await emit(SpokenPiece(chunk: number, samples: [0]))
                number += 1
            }
        }
    }
}
