import NIOCore
import NIOPosix

/// A TCP server for one connection that answers a request with bytes made by hand.
enum RawServer {
    /// Answers the first request with `response`, given its head, then waits for the peer to leave.
    static func run<Value: Sendable>(
        response: @escaping @Sendable (_ request: String) -> [UInt8],
        _ body: @Sendable (_ port: Int) async throws -> Value
    ) async throws -> Value {
        let server = try await ServerBootstrap(group: .singletonMultiThreadedEventLoopGroup)
            .bind(host: "127.0.0.1", port: 0) { channel in
                channel.eventLoop.makeCompletedFuture {
                    try NIOAsyncChannel<ByteBuffer, ByteBuffer>(wrappingChannelSynchronously: channel)
                }
            }
        return try await server.executeThenClose { connections in
            try await withThrowingTaskGroup { group in
                group.addTask {
                    for try await connection in connections {
                        try await connection.executeThenClose { inbound, outbound in
                            var request = ""
                            for try await buffer in inbound {
                                let isAnswered = request.contains("\r\n\r\n")
                                request += String(buffer: buffer)
                                guard !isAnswered, request.contains("\r\n\r\n") else { continue }
                                let bytes = response(request)
                                // No bytes: hang up.
                                if bytes.isEmpty { return }
                                try await outbound.write(ByteBuffer(bytes: bytes))
                            }
                        }
                    }
                }
                defer { group.cancelAll() }
                return try await body(server.channel.localAddress?.port ?? 0)
            }
        }
    }
}
