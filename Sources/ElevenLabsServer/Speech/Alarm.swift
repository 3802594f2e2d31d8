internal import TurnTimes

/// Rings once at a time that may be moved.
struct Alarm {
    private let clock: SessionClock
    private let ring: @Sendable () async -> Void
    private var task: Task<Void, Never>?
    private var time: Duration?

    init(clock: SessionClock, ring: @escaping @Sendable () async -> Void) {
        self.clock = clock
        self.ring = ring
    }

    /// Rings at the time, or sooner: an alarm that is set already for an earlier time stays as it is.
    mutating func set(_ deadline: Duration?) async {
        guard let deadline, self.time.map({ deadline < $0 }) ?? true else { return }
        await self.stop()
        self.time = deadline
        let (clock, ring) = (self.clock, self.ring)
        self.task = Task {
            do {
                try await clock.sleep(until: deadline)
            } catch {
                // Stopped or moved.
                return
            }
            await ring()
        }
    }

    /// Must be called for each ring, before it is set again.
    mutating func rang() { self.time = nil }

    /// Stops and waits until nothing of it is left.
    mutating func stop() async {
        self.task?.cancel()
        await self.task?.value
        (self.task, self.time) = (nil, nil)
    }
}
