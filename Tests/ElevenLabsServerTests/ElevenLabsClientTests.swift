import CascadeTesting
import CloudEngines
import ElevenLabsServer
import ElevenLabsWire
import ServerTesting
import SpeechEngines
import SpeechText
import Synchronization
import Testing

@Suite("Our ElevenLabs client at our ElevenLabs server", .timeLimit(.minutes(5)))
struct ElevenLabsClientTests {
    private static let texts = [
        "Hello there, my friend.", "It is the second one, and it goes on for longer than the first.",
    ]

    /// A way of asking for speech.
    struct Request: Sendable, CustomStringConvertible {
        var socket: ElevenLabsSynthesizer.Socket
        var form: ElevenLabsSynthesizer.Form
        var syncs: Bool
        var automatic: Bool

        var description: String {
            "\(self.socket), \(self.form)\(self.syncs ? ", every message timed" : "")\(self.automatic ? ", automatic" : "")"
        }

        static let all = ElevenLabsSynthesizer.Socket.allCases.flatMap { socket in
            ElevenLabsSynthesizer.Form.allCases.flatMap { form in
                [true, false].flatMap { syncs in
                    [true, false].map { Request(socket: socket, form: form, syncs: syncs, automatic: $0) }
                }
            }
        }

        func settings(_ port: Int) -> ElevenLabsSynthesizer.Settings {
            var settings = ElevenLabsSynthesizer.Settings()
            settings.base = "http://127.0.0.1:\(port)"
            settings.voice = "cascade"
            settings.socket = self.socket
            settings.form = self.form
            settings.syncsAlignment = self.syncs
            settings.isAutomatic = self.automatic
            // A busy machine is slow, but not silent.
            settings.stall = .seconds(40)
            settings.opening = .seconds(50)
            return settings
        }
    }

    private static func chunks() -> AsyncStream<SpeechChunk> {
        AsyncStream { continuation in
            for text in Self.texts { continuation.yield(SpeechChunk(text: text, source: text, flush: true)) }
            continuation.finish()
        }
    }

    /// A voice that the server has.
    private func voice(_ server: ScriptedEndpoints) async throws -> String {
        let headers = server.key.map { ["xi-api-key": $0] } ?? [:]
        let (_, _, body) = try await server.request("GET", "/v1/voices", headers: headers)
        let list = try VoiceList(json: String(decoding: body, as: UTF8.self))
        return try #require(list.voices.first?.voiceID)
    }

    @Test("the synthesizer keeps its promises", arguments: Request.all)
    func conformance(request: Request) async throws {
        try await ScriptedEndpoints.run { server in
            var settings = request.settings(server.port)
            settings.voice = try await self.voice(server)
            let synthesizer = try ElevenLabsSynthesizer(settings, key: nil)
            let broken = try await EngineConformance.check(synthesizer)
            #expect(broken.isEmpty, "\(broken)")
            await synthesizer.stop()
        }
    }

    @Test("sound, chunks and times are those of the server's own synthesizer", arguments: Request.all)
    func speech(request: Request) async throws {
        try await ScriptedEndpoints.run { server in
            var settings = request.settings(server.port)
            settings.voice = try await self.voice(server)
            let synthesizer = try ElevenLabsSynthesizer(settings, key: nil)
            let pieces = Mutex<[SpokenPiece]>([])
            try await synthesizer.speak(Self.chunks()) { piece in pieces.withLock { $0.append(piece) } }
            await synthesizer.stop()
            for (chunk, text) in Self.texts.enumerated() {
                let own = pieces.withLock { $0 }.filter { $0.chunk == chunk }
                #expect(own.compactMap(\.times?.text).joined() == text)
                // 14 ms for a character at 24,000 samples a second.
                let length = own.reduce(0) { $0 + $1.samples.count }
                #expect(abs(length - text.count * 336) <= 336 * 2, "\(length)")
            }
        }
    }

    @Test("the recognizer keeps its promises, with either way of committing", arguments: CommitStrategy.allCases)
    func recognizer(commit: CommitStrategy) async throws {
        try await ScriptedEndpoints.run(hears: true) { server in
            var settings = ElevenLabsRecognizer.Settings()
            settings.base = "http://127.0.0.1:\(server.port)"
            settings.commit = commit
            // A busy machine may take longer than the recognizer waits: no time passes here.
            let recognizer = try ElevenLabsRecognizer(settings, key: nil, clock: ManualClock())
            let tone = (0..<24_000).map { Float(abs($0 % 64 - 32) - 16) / 20 }
            let broken = try await EngineConformance.check(recognizer, speech: tone)
            #expect(broken.isEmpty, "\(broken)")
        }
    }

    @Test("the server's key opens every socket, and a wrong one none", arguments: ElevenLabsSynthesizer.Socket.allCases)
    func keys(socket: ElevenLabsSynthesizer.Socket) async throws {
        try await ScriptedEndpoints.run(key: "right") { server in
            var settings = Request(socket: socket, form: .ours, syncs: true, automatic: false).settings(server.port)
            let right = APIKey("right")
            var transcription = ElevenLabsRecognizer.Settings()
            transcription.base = settings.base
            settings.voice = try await self.voice(server)
            _ = try await ElevenLabsSynthesizer(settings, key: right).reach()
            _ = try await ElevenLabsRecognizer(transcription, key: right).reach()
            await #expect { try await ElevenLabsSynthesizer(settings, key: APIKey("wrong")).reach() } throws: {
                ($0 as? EngineError)?.code == .unauthorized
            }
            await #expect { try await ElevenLabsRecognizer(transcription, key: APIKey("wrong")).reach() } throws: {
                ($0 as? EngineError)?.code == .unauthorized
            }
        }
    }
}
