internal import NIOCore
internal import WebSockets

/// One connection to a service: sends in order without holding anybody up, and tells what comes back.
struct SocketLine: Sendable {
    /// A message to the service.
    enum Frame: Sendable, Equatable {
        case text(String)
        case binary([UInt8])
    }

    /// Frames that may wait to be sent; a connection that lets more wait is given up.
    private static let capacity = 512

    private let connection: WebSocketConnection
    private let frames: AsyncStream<Frame>
    private let outbox: AsyncStream<Frame>.Continuation

    init(_ connection: WebSocketConnection) {
        self.connection = connection
        (self.frames, self.outbox) = AsyncStream.makeStream(bufferingPolicy: .bufferingOldest(Self.capacity))
    }

    /// Serves until the connection ends or the task is cancelled.
    /// - Parameter take: gets each text in order; must return at once.
    /// - Returns: how the connection ended.
    func run(_ take: @escaping @Sendable (String) -> Void) async -> WebSocketClosure {
        do {
            try await self.connection.run { connection in
                connection.start()
                await withThrowingTaskGroup(of: Void.self) { group in
                    group.addTask { try await self.send() }
                    for await text in connection.texts { take(text) }
                    group.cancelAll()
                }
            }
        } catch {
            // However it ended, its closure tells.
        }
        return await self.connection.closure
    }

    func send(_ frame: Frame) {
        if case .dropped = self.outbox.yield(frame) { self.drop() }
    }

    /// Closes after everything was sent.
    func hangUp() { self.outbox.finish() }

    /// Closes at once.
    func drop() {
        self.outbox.finish()
        self.connection.requestClose(code: .goingAway)
    }

    /// Closes after everything was sent; returns when the connection has ended.
    func close() async {
        self.hangUp()
        // A service that takes no bytes would never let the last frames out.
        if !self.connection.isWritable { self.connection.requestClose(code: .goingAway) }
        _ = await self.connection.closure
    }

    private func send() async throws {
        for await frame in self.frames {
            switch frame {
            case .text(let text): try await self.connection.sendText(text)
            case .binary(let bytes): try await self.connection.sendBinary(ByteBuffer(bytes: bytes))
            }
        }
        self.connection.requestClose()
    }
}
