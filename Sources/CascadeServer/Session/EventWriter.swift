internal import SessionWire
internal import SpeechAudio
internal import TurnTimes
internal import WebSockets

/// Sends a session's events in order, without ever holding up who reports them.
struct EventWriter: Sendable {
    /// Events that may wait; a client that lets more wait is dropped, as it would miss what it must know.
    private static let capacity = 1024
    /// How long the last events of a session may take to leave.
    private static let patience = Duration.seconds(2)

    private let connection: WebSocketConnection
    private let clock: SessionClock

    init(connection: WebSocketConnection, clock: SessionClock) {
        self.connection = connection
        self.clock = clock
    }

    func send(_ event: SessionEvent) {
        guard !self.connection.post(event.json(at: self.clock.now.milliseconds), room: Self.capacity) else { return }
        self.connection.requestClose(code: .tryAgainLater, reason: "events are not read")
    }

    /// Waits until the events before are sent, as long as a client may take that reads.
    func finish() async {
        await withTaskGroup { group in
            // A connection that is closed sends no more.
            group.addTask { try? await self.connection.drain() }
            group.addTask {
                // Only cancellation ends the sleep early, and then nobody waits.
                try? await self.clock.sleep(until: self.clock.now + Self.patience)
            }
            await group.next()
            group.cancelAll()
        }
    }
}
