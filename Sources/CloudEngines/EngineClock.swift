/// A clock that counts from when it was made.
struct EngineClock: Sendable {
    private let elapsed: @Sendable () -> Duration
    private let wait: @Sendable (Duration) async throws -> Void

    init<Source: Clock<Duration>>(_ clock: Source) {
        let origin = clock.now
        self.elapsed = { origin.duration(to: clock.now) }
        self.wait = { try await clock.sleep(until: origin.advanced(by: $0), tolerance: .zero) }
    }

    var now: Duration { self.elapsed() }

    /// Waits until a time of this clock; returns at once if it is past.
    /// - Throws: `CancellationError` when the task is cancelled.
    func sleep(until time: Duration) async throws { try await self.wait(time) }
}
