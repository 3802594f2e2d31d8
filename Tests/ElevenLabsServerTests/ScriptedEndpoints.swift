import Cascade
import CascadeTesting
import ElevenLabsServer
import Hummingbird
import Logging
import NIOCore
import NIOHTTP1
import ScriptedEngines
import ServerEdge
import ServerTesting
import SpeechEngines
import TurnTimes
import WebSockets

/// The ElevenLabs endpoints alone, on scripted engines and a free port.
struct ScriptedEndpoints: ServedPort {
    let server: ElevenLabsServer
    let port: Int
    let key: String?

    /// Runs them beside the body and ends them.
    /// - Parameters:
    ///   - hears: whether their detector finds speech in loud sound.
    ///   - detector: used in place of that one.
    static func run(
        key: String? = nil, limit: Int = 32, acceptsAnyVoice: Bool = false, hears: Bool = false,
        synthesizer: any Synthesizer = ScriptedSynthesizer(), detector: (any VoiceActivityDetector)? = nil,
        clock: SessionClock = SessionClock(ContinuousClock()),
        _ body: @escaping @Sendable (ScriptedEndpoints) async throws -> Void
    ) async throws {
        var logger = Logger(label: "test")
        logger.logLevel = .critical
        let readiness = EngineReadiness()
        readiness.set(
            .ready(
                EngineSet(
                    recognizer: ScriptedRecognizer(script: ["What is it?"], answersSilence: !hears),
                    detector: detector ?? ScriptedDetector(isDeaf: !hears),
                    model: ScriptedLanguageModel { _ in ScriptedReplies.thirtyWords }, synthesizer: synthesizer)))
        let listening = ListeningLoop()
        let server = ElevenLabsServer(
            access: Access(key: key), limit: limit, acceptsAnyVoice: acceptsAnyVoice, readiness: readiness,
            listening: listening, voices: { VoiceCatalog($0.synthesizer) }, clock: clock, logger: logger)
        let (ports, port) = AsyncStream.makeStream(of: Int.self, bufferingPolicy: .bufferingNewest(1))
        let router = Router()
        server.addRoutes(to: router)
        let app = Application(
            router: router,
            server: .upgradable { request in
                server.decide(request) ?? .refuse(WebSocketUpgradeRefusal(status: .notFound))
            },
            configuration: .init(address: .hostname("127.0.0.1", port: 0)),
            onServerRunning: { channel in port.yield(channel.localAddress?.port ?? 0) },
            logger: logger)
        try await withThrowingTaskGroup { group in
            group.addTask { await listening.run(clock: ContinuousClock()) }
            group.addTask {
                do {
                    try await app.run()
                } catch is CancellationError {
                    // The test is over.
                }
            }
            for await number in ports {
                try await body(ScriptedEndpoints(server: server, port: number, key: key))
                break
            }
            group.cancelAll()
        }
    }
}
