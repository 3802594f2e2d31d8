import NIOCore
import Synchronization

/// One attempt to connect: settles once, by its result, by the time-out or by cancellation, and
/// closes whatever channels it opened when it fails.
final class ConnectAttempt: Sendable {
    private struct State {
        var isSettled = false
        /// More than one when the name has several addresses.
        var candidates: [(channel: any Channel, negotiated: EventLoopFuture<ClientNegotiation>)] = []
    }

    private let promise: EventLoopPromise<WebSocketConnection>
    private let state = Mutex(State())

    init(promise: EventLoopPromise<WebSocketConnection>) {
        self.promise = promise
    }

    /// A channel is being connected.
    func add(_ channel: any Channel, negotiated: EventLoopFuture<ClientNegotiation>) throws {
        try self.state.withLock { state in
            guard !state.isSettled else { throw CancellationError() }
            state.candidates.append((channel, negotiated))
        }
    }

    /// What became of the handshake on the channel that won.
    func negotiated(on channel: any Channel) -> EventLoopFuture<ClientNegotiation> {
        self.state.withLock { state in
            state.candidates.first { $0.channel === channel }?.negotiated
        } ?? channel.eventLoop.makeFailedFuture(CancellationError())
    }

    func succeed(_ connection: WebSocketConnection) {
        let isFirst = self.state.withLock { state in
            defer { state.isSettled = true }
            return !state.isSettled
        }
        if isFirst { self.promise.succeed(connection) } else { connection.abandon() }
    }

    func fail(_ error: any Error) {
        let channels: [any Channel]? = self.state.withLock { state in
            guard !state.isSettled else { return nil }
            state.isSettled = true
            return state.candidates.map(\.channel)
        }
        guard let channels else { return }
        for channel in channels { channel.close(promise: nil) }
        self.promise.fail(error)
    }
}
