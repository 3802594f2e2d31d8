internal import Synchronization
internal import TurnTimes
internal import WebSockets

/// Takes what happens to all callers, from whichever thread they are on.
final class LoadBook: Sendable {
    private let clock: SessionClock
    private let tally: Mutex<LoadTally>

    init(_ tally: LoadTally, clock: SessionClock) {
        self.clock = clock
        self.tally = Mutex(tally)
    }

    var current: LoadTally { self.tally.withLock { $0 } }

    func takeRecent() -> (firstSounds: LatencyHistogram, failed: Int) { self.tally.withLock { $0.takeRecent() } }

    func connected(after time: Duration) { self.tally.withLock { $0.addConnected(after: time) } }

    func refused(_ error: WebSocketError) { self.tally.withLock { $0.addRefused("\(error)") } }

    func answered(ping time: Duration) { self.tally.withLock { $0.add(ping: time) } }

    func woke(late time: Duration) {
        let now = self.clock.now
        self.tally.withLock { $0.add(lateness: time, at: now) }
    }

    func unsent() { self.tally.withLock { $0.addUnsent() } }

    func finished(_ turn: LoadTurn) { self.tally.withLock { $0.add(turn) } }
}
