import Cascade
import CascadeTesting
import Logging
import NIOCore
import ScriptedEngines
import ServerTesting
import ServiceLifecycle
import SpeechEngines
import Testing
import WebSockets

@testable import CascadeServer

@Suite("A server that is asked to end", .timeLimit(.minutes(2)))
struct ShutdownTests {
    private struct Served: Service {
        let server: CascadeServer
        let watch: ShutdownWatch
        let onListening: @Sendable (Int) -> Void

        func run() async throws { try await self.server.run(watch: self.watch, onListening: self.onListening) }
    }

    /// Runs a server with a session that waits for an answer of this model, and asks it to end.
    /// - Parameter log: what still ran when the limit was over.
    private func end(
        _ model: HangingModel, limit: Duration, timer: @escaping ShutdownWatch.Timer = ShutdownWatch.queueTimer,
        log: EventLog<[String]>
    ) async throws {
        var settings = ServerSettings(port: 0)
        settings.shutdownLimit = limit
        var logger = Logger(label: "test")
        logger.logLevel = .critical
        let server = try CascadeServer(settings: settings, agent: Agent(), engineNames: [:], logger: logger) {
            EngineSet(
                recognizer: ScriptedRecognizer(script: ["What is it?"]), detector: ScriptedDetector(), model: model,
                synthesizer: ScriptedSynthesizer())
        }
        let watch = ShutdownWatch(limit: limit, timer: timer) { running in
            log.add(running)
            model.release()
        }
        let (ports, port) = AsyncStream.makeStream(of: Int.self, bufferingPolicy: .bufferingNewest(1))
        let services = ServiceGroup(
            configuration: .init(
                services: [Served(server: server, watch: watch) { port.yield($0) }], gracefulShutdownSignals: [],
                logger: logger))
        try await withThrowingTaskGroup { group in
            group.addTask { try await services.run() }
            group.addTask {
                for await number in ports {
                    await Self.ask(ScriptedServer(server: server, port: number, key: nil))
                    break
                }
            }
            await model.log.wait { $0 == .reply }
            await services.triggerGracefulShutdown()
            try await group.waitForAll()
        }
        #expect(server.sessionCount == 0)
    }

    /// Types a turn and stays until the server closes the session.
    private static func ask(_ server: ScriptedServer) async {
        do {
            try await server.whenReady()
            try await server.session { connection, _, _ in
                try await connection.sendText(#"{"type":"text","text":"Hello"}"#)
                _ = await connection.closure
            }
        } catch {
            // How the session ends is not the subject; without a question the test waits for it in vain.
        }
    }

    @Test("ends by itself when nothing hangs, and nothing is given up")
    func inTime() async throws {
        let log = EventLog<[String]>()
        let model = HangingModel([])
        try await self.end(model, limit: .seconds(60), log: log)
        #expect(log.events.isEmpty)
        #expect(model.log.events.contains(.stop))
    }

    @Test("gives up on a model that ignores its cancellation, and says that connections hang")
    func ignoringCancellation() async throws {
        let log = EventLog<[String]>()
        try await self.end(HangingModel([.reply]), limit: .milliseconds(100), log: log)
        #expect(log.events.count == 1)
        #expect(log.events.first?.first == "connections")
    }

    @Test("gives up on an engine whose step does not end, and says that engines hang")
    func endlessStep() async throws {
        let log = EventLog<[String]>()
        let model = HangingModel([.stop])
        // The limit is over once the engine is asked to stop, which it is when all connections have ended.
        try await self.end(
            model, limit: .seconds(60),
            timer: { _, body in
                Task {
                    await model.log.wait { $0 == .stop }
                    body()
                }
            }, log: log)
        #expect(log.events.count == 1)
        #expect(log.events.first?.first == "engines")
    }
}
