import NIOCore
import NIOHTTP1
import NIOPosix
import WebSockets

/// A server of WebSockets on a free port of the loopback interface.
enum SocketServer {
    /// Serves beside the body.
    static func run<Value: Sendable>(
        decide: @escaping @Sendable (WebSocketUpgradeRequest) async -> WebSocketUpgradeDecision,
        _ body: @Sendable (_ port: Int) async throws -> Value
    ) async throws -> Value {
        let server = try await ServerBootstrap(group: .singletonMultiThreadedEventLoopGroup)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .bind(host: "127.0.0.1", port: 0) { channel in
                channel.eventLoop.makeCompletedFuture {
                    try WebSocketServerChannel<Void>(on: channel, settings: WebSocketSettings()) { $0.close() }
                }
            }
        return try await server.executeThenClose { connections in
            try await withThrowingTaskGroup { group in
                group.addTask {
                    await withDiscardingTaskGroup { group in
                        do {
                            for try await connection in connections {
                                group.addTask {
                                    do {
                                        try await connection.serve(decide: decide, http: {})
                                    } catch {
                                        // The client sees the consequences.
                                    }
                                }
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
}
