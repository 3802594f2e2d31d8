internal import SessionWire
internal import SpeechAudio
internal import TurnTimes
internal import WebSockets

/// Sends a session's events in order, without ever holding up who reports them.
final class EventWriter: Sendable {
    /// Events that may wait; a client that lets more wait is dropped, as it would miss what it must know.
    private static let capacity = 1024
    /// How long the last events of a session may take to leave.
    private static let patience = Duration.seconds(2)

    private let connection: WebSocketConnection
    private let clock: SessionClock
    private let lines: AsyncStream<String>
    private let queue: AsyncStream<String>.Continuation
    /// Ends when all that was reported is sent, or cannot be.
    private let sent: AsyncStream<Void>
    private let sending: AsyncStream<Void>.Continuation

    init(connection: WebSocketConnection, clock: SessionClock) {
        self.connection = connection
        self.clock = clock
        (self.lines, self.queue) = AsyncStream.makeStream(bufferingPolicy: .bufferingOldest(Self.capacity))
        (self.sent, self.sending) = AsyncStream.makeStream()
    }

    func send(_ event: SessionEvent) {
        if case .dropped = self.queue.yield(event.json(at: self.clock.now.milliseconds)) {
            self.connection.requestClose(code: .tryAgainLater, reason: "events are not read")
        }
    }

    /// Takes no more events and waits until those before are sent, as long as a client may take that reads.
    func finish() async {
        self.queue.finish()
        await withTaskGroup { group in
            group.addTask { for await _ in self.sent {} }
            group.addTask {
                // Only cancellation ends the sleep early, and then nobody waits.
                try? await self.clock.sleep(until: self.clock.now + Self.patience)
            }
            await group.next()
            group.cancelAll()
        }
    }

    /// Sends until `finish`, until the task is cancelled, or until the connection is closed; may be called once.
    func run() async {
        defer { self.sending.finish() }
        do {
            for await line in self.lines { try await self.connection.sendText(line) }
        } catch {
            // The connection is closed: the session ends with its texts.
        }
    }
}
