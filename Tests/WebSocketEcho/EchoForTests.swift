import Hummingbird
import Logging
import NIOCore
import NIOHTTP1
import ServerEdge
import WebSockets

/// An echo server for conformance runs: `echo-for-tests PORT`, then ws://127.0.0.1:PORT/echo.
@main
struct EchoForTests {
    static func main() async throws {
        var settings = WebSocketSettings()
        settings.maxFrameSize = 17 << 20
        settings.maxMessageSize = 17 << 20
        settings.maxFragments = 1 << 20
        settings.maxPendingTextBytes = 17 << 20
        let port = CommandLine.arguments.dropFirst().first.flatMap { Int($0) } ?? 9001
        let router = Router()
        router.get("health") { _, _ in "ok" }
        var logger = Logger(label: "echo")
        logger.logLevel = .warning
        let app = Application(
            router: router,
            server: .upgradable(settings: settings) { request in
                guard request.path == "/echo" else {
                    return .refuse(WebSocketUpgradeRefusal(status: .notFound, json: #"{"error":"no such path"}"#))
                }
                return .accept(WebSocketAcceptance(handler: Self.echo))
            },
            configuration: .init(address: .hostname("127.0.0.1", port: port)),
            logger: logger)
        try await app.runService()
    }

    @Sendable static func echo(_ connection: WebSocketConnection) async throws {
        let (binaries, continuation) = AsyncStream.makeStream(of: ByteBuffer.self, bufferingPolicy: .unbounded)
        try await withThrowingTaskGroup { group in
            group.addTask {
                for await payload in binaries { try await connection.sendBinary(payload) }
            }
            connection.start { continuation.yield($0) }
            for await text in connection.texts { try await connection.sendText(text) }
            continuation.finish()
            group.cancelAll()
        }
    }
}
