import Hummingbird
import Logging
import NIOCore
import NIOHTTP1
import NIOPosix
import ServerEdge
import ServiceLifecycle
import Testing
import WebSockets

@Suite("WebSockets and HTTP on Hummingbird's port", .timeLimit(.minutes(5)))
struct UpgradeChannelTests {
    /// Runs an application that echoes texts on `/ws` and answers `ok` on `/health`.
    private func withServer<Value: Sendable>(
        _ body: @escaping @Sendable (_ port: Int, _ services: ServiceGroup) async throws -> Value
    ) async throws -> Value {
        let (ports, port) = AsyncStream.makeStream(of: Int.self, bufferingPolicy: .bufferingNewest(1))
        let router = Router()
        router.get("health") { _, _ in "ok" }
        var logger = Logger(label: "test")
        logger.logLevel = .error
        let app = Application(
            router: router,
            server: .upgradable { request in
                guard request.path == "/ws" else {
                    return .refuse(
                        WebSocketUpgradeRefusal(
                            status: HTTPResponseStatus(statusCode: 404), json: #"{"error":"no such path"}"#))
                }
                return .accept(
                    WebSocketAcceptance { connection in
                        connection.start()
                        for await text in connection.texts { try await connection.sendText(text) }
                    })
            },
            configuration: .init(address: .hostname("127.0.0.1", port: 0)),
            onServerRunning: { channel in
                port.yield(channel.localAddress?.port ?? 0)
                port.finish()
            },
            logger: logger)
        let services = ServiceGroup(
            configuration: .init(services: [app], gracefulShutdownSignals: [], logger: logger))
        return try await withThrowingTaskGroup(of: Value?.self) { group in
            group.addTask {
                try await services.run()
                return nil
            }
            group.addTask {
                for await port in ports { return try await body(port, services) }
                return nil
            }
            var value: Value?
            for try await result in group {
                guard let result else { continue }
                value = result
                await services.triggerGracefulShutdown()
            }
            return try #require(value)
        }
    }

    /// What the server answers to `bytes`, to the end of TCP.
    private func answer(to bytes: String, port: Int) async throws -> String {
        let channel = try await ClientBootstrap(group: .singletonMultiThreadedEventLoopGroup)
            .connect(host: "127.0.0.1", port: port) { channel in
                channel.eventLoop.makeCompletedFuture {
                    try NIOAsyncChannel<ByteBuffer, ByteBuffer>(wrappingChannelSynchronously: channel)
                }
            }
        return try await channel.executeThenClose { inbound, outbound in
            try await outbound.write(ByteBuffer(string: bytes))
            var answer = ""
            for try await buffer in inbound { answer += String(buffer: buffer) }
            return answer
        }
    }

    @Test("A WebSocket opens, echoes and closes")
    func webSocket() async throws {
        let echo = try await self.withServer { port, _ in
            try await WebSocketClient().withConnection(
                to: WebSocketClientRequest(url: "ws://127.0.0.1:\(port)/ws")
            ) { connection in
                connection.start()
                try await connection.sendText("hello")
                for await text in connection.texts { return text }
                return ""
            }
        }
        #expect(echo == "hello")
    }

    @Test("HTTP requests are answered on the same port, several on one connection")
    func http() async throws {
        let answer = try await self.withServer { port, _ in
            try await self.answer(
                to:
                    "GET /health HTTP/1.1\r\nHost: x\r\n\r\nGET /health HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
                port: port)
        }
        #expect(answer.split(separator: "HTTP/1.1 200 OK").count == 2)
        #expect(answer.hasSuffix("ok"))
    }

    @Test("A client that offers HTTP/2 on the side is answered over HTTP/1.1, once")
    func h2c() async throws {
        let answer = try await self.withServer { port, _ in
            try await self.answer(
                to: "GET /health HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\n", port: port)
        }
        #expect(answer.hasPrefix("HTTP/1.1 200 OK"))
        #expect(answer.hasSuffix("ok"))
    }

    @Test("A refused upgrade reaches the client with status and body")
    func refused() async throws {
        let error = try await self.withServer { port, _ in
            await #expect(throws: WebSocketError.self) {
                _ = try await WebSocketClient().connect(
                    to: WebSocketClientRequest(url: "ws://127.0.0.1:\(port)/nope"))
            }
        }
        #expect(error?.refusal?.status == 404)
        #expect(error?.refusal?.body == #"{"error":"no such path"}"#)
    }

    @Test("Graceful shutdown closes open WebSockets with 1001 and waits for nobody else")
    func shutdown() async throws {
        let closure = try await self.withServer { port, services in
            let client = WebSocketClient()
            let connection = try await client.connect(to: WebSocketClientRequest(url: "ws://127.0.0.1:\(port)/ws"))
            connection.start()
            // A connection that never asked for anything, as browsers open in advance.
            let idle = try await ClientBootstrap(group: .singletonMultiThreadedEventLoopGroup)
                .connect(host: "127.0.0.1", port: port).get()
            try await connection.sendText("round trip: the server has accepted both by now")
            for await _ in connection.texts { break }
            await services.triggerGracefulShutdown()
            try await idle.closeFuture.get()
            return await connection.closure
        }
        #expect(closure.code == .goingAway)
        #expect(closure.reason == "server is shutting down")
        #expect(closure.origin == .peer)
        #expect(closure.isClean)
    }
}
