internal import Cascade
internal import SessionWire
internal import SpeechAudio
internal import WebSockets

/// Sends a session's events in order, without ever holding up who reports them.
final class EventWriter: Sendable {
    /// Events that may wait; a client that lets more wait is dropped, as it would miss what it must know.
    private static let capacity = 1024

    private let connection: WebSocketConnection
    private let clock: SessionClock
    private let lines: AsyncStream<String>
    private let queue: AsyncStream<String>.Continuation

    init(connection: WebSocketConnection, clock: SessionClock) {
        self.connection = connection
        self.clock = clock
        (self.lines, self.queue) = AsyncStream.makeStream(bufferingPolicy: .bufferingOldest(Self.capacity))
    }

    func send(_ event: SessionEvent) {
        if case .dropped = self.queue.yield(event.json(at: self.clock.now.milliseconds)) {
            self.connection.requestClose(code: .tryAgainLater, reason: "events are not read")
        }
    }

    /// Sends until the task is cancelled or the connection is closed.
    func run() async {
        do {
            for await line in self.lines { try await self.connection.sendText(line) }
        } catch {
            // The connection is closed: the session ends with its texts.
        }
    }
}
