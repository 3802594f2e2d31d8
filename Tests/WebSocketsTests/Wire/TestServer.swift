import NIOCore
import NIOHTTP1
import NIOPosix
import NIOSSL

@testable import WebSockets

/// A WebSocket server on a free port of the loopback interface, for the time of one closure.
struct TestServer: Sendable {
    var settings = WebSocketSettings()
    var tls: NIOSSLContext?
    var decide: @Sendable (WebSocketUpgradeRequest) async -> WebSocketUpgradeDecision = { request in
        guard request.path == "/ws" else {
            return .refuse(
                WebSocketUpgradeRefusal(
                    status: .notFound, json: #"{"error":"no such path"}"#, headers: ["X-Reason": "path"]))
        }
        return .accept(WebSocketAcceptance(handler: TestServer.echo))
    }

    /// Serves every connection with `handler`.
    static func serving(
        settings: WebSocketSettings = WebSocketSettings(),
        _ handler: @escaping @Sendable (WebSocketConnection) async throws -> Void
    ) -> TestServer {
        TestServer(settings: settings, decide: { _ in .accept(WebSocketAcceptance(handler: handler)) })
    }

    func run<Value: Sendable>(_ body: @Sendable (_ port: Int) async throws -> Value) async throws -> Value {
        let server = try await ServerBootstrap(group: .singletonMultiThreadedEventLoopGroup)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelOption(.allowRemoteHalfClosure, value: true)
            .bind(host: "127.0.0.1", port: 0) { channel in
                channel.eventLoop.makeCompletedFuture {
                    if let tls = self.tls {
                        try channel.pipeline.syncOperations.addHandler(NIOSSLServerHandler(context: tls))
                    }
                    return try WebSocketServerChannel<Void>(on: channel, settings: self.settings) { channel in
                        channel.close()
                    }
                }
            }
        return try await server.executeThenClose { connections in
            try await withThrowingTaskGroup { group in
                group.addTask {
                    await withDiscardingTaskGroup { group in
                        do {
                            for try await connection in connections {
                                group.addTask { await self.serve(connection) }
                            }
                        } catch {
                            // The listening socket was closed: the test is over.
                        }
                    }
                }
                defer { group.cancelAll() }
                return try await body(server.channel.localAddress?.port ?? 0)
            }
        }
    }

    private func serve(_ connection: WebSocketServerChannel<Void>) async {
        do {
            try await connection.serve(decide: self.decide, http: {})
        } catch {
            // What a server does with it is its own affair: the peer sees the consequences.
        }
    }

    /// Sends back what comes.
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
