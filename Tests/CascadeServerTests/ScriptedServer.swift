import Cascade
import CascadeServer
import CascadeTesting
import Logging
import NIOCore
import ScriptedEngines
import ServerTesting
import SessionWire
import SpeechEngines
import TurnTimes
import WebSockets

/// A server on scripted engines and a free port.
struct ScriptedServer: ServedPort {
    let server: CascadeServer
    let port: Int
    let key: String?

    /// Runs a server beside the body and ends it.
    /// - Parameters:
    ///   - hears: whether its detector finds speech in loud sound.
    ///   - detector: used in place of that one.
    static func run(
        _ settings: ServerSettings = ServerSettings(port: 0), hears: Bool = false,
        recognizer: (any Recognizer)? = nil, synthesizer: any Synthesizer = ScriptedSynthesizer(),
        detector: (any VoiceActivityDetector)? = nil, clock: SessionClock = SessionClock(ContinuousClock()),
        _ body: @escaping @Sendable (ScriptedServer) async throws -> Void
    ) async throws {
        var logger = Logger(label: "test")
        logger.logLevel = .critical
        let server = try CascadeServer(
            settings: settings, agent: Agent(), engineNames: ["stt": "scripted"], logger: logger, clock: clock
        ) {
            EngineSet(
                recognizer: recognizer ?? ScriptedRecognizer(script: ["What is it?"], answersSilence: !hears),
                detector: detector ?? ScriptedDetector(isDeaf: !hears),
                model: ScriptedLanguageModel { _ in ScriptedReplies.thirtyWords }, synthesizer: synthesizer)
        }
        let (ports, port) = AsyncStream.makeStream(of: Int.self, bufferingPolicy: .bufferingNewest(1))
        try await withThrowingTaskGroup { group in
            group.addTask {
                do {
                    try await server.run { port.yield($0) }
                } catch is CancellationError {
                    // The test is over.
                }
            }
            for await number in ports {
                let running = ScriptedServer(server: server, port: number, key: settings.key)
                try await running.whenReady()
                try await body(running)
                break
            }
            group.cancelAll()
        }
    }

    var url: String { "ws://127.0.0.1:\(self.port)/v1/session" + (self.key.map { "?key=\($0)" } ?? "") }

    /// Opens a session, and closes it after the body.
    func session<Value: Sendable>(
        _ body: @escaping @Sendable (WebSocketConnection, EventLog<String>, EventLog<ReplyFrame>) async throws -> Value
    ) async throws -> Value {
        let texts = EventLog<String>()
        let frames = EventLog<ReplyFrame>()
        return try await WebSocketClient().withConnection(to: WebSocketClientRequest(url: self.url)) { connection in
            connection.start { payload in
                // A frame that cannot be read is missing from the log, which the test sees.
                if let frame = try? ReplyFrame(bytes: Array(payload.readableBytesView)) { frames.add(frame) }
            }
            return try await withThrowingTaskGroup { group in
                group.addTask { for await text in connection.texts { texts.add(text) } }
                defer { group.cancelAll() }
                return try await body(connection, texts, frames)
            }
        }
    }

    /// Returns once sessions are let in.
    func whenReady() async throws {
        while true {
            do {
                try await self.session { _, _, _ in }
                return
            } catch let error as WebSocketError where error.refusal?.status == 503 {
                await Task.yield()
            }
        }
    }
}
