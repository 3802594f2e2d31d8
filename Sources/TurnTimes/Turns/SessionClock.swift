/// A clock that counts from the beginning of a session: the only source of time in this module.
public struct SessionClock: Sendable {
    private let elapsed: @Sendable () -> Duration
    private let wait: @Sendable (Duration) async throws -> Void

    /// Starts counting now.
    public init<Source: Clock<Duration>>(_ clock: Source) {
        let origin = clock.now
        self.elapsed = { origin.duration(to: clock.now) }
        self.wait = { try await clock.sleep(until: origin.advanced(by: $0), tolerance: .zero) }
    }

    /// The time since the session began.
    public var now: Duration { self.elapsed() }

    /// Waits until a time of the session; returns at once if it is past.
    /// - Throws: `CancellationError` when the task is cancelled.
    public func sleep(until time: Duration) async throws { try await self.wait(time) }
}
