internal import Synchronization
package import TurnTimes

/// Watches whether the process keeps up.
package final class HeadroomWatch: Sendable {
    private let clock: SessionClock
    private let headroom = Mutex(Headroom())

    package init(clock: SessionClock) {
        self.clock = clock
    }

    /// Ample while nobody watches.
    package var level: Headroom.Level { self.headroom.withLock { $0.level } }

    /// Watches until the task is cancelled.
    package func run() async {
        while true {
            let due = self.clock.now + Headroom.interval
            do {
                try await self.clock.sleep(until: due)
            } catch {
                return
            }
            self.headroom.withLock { $0.note(late: self.clock.now - due) }
        }
    }
}
