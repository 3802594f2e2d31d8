import CascadeTesting

extension ManualClock {
    /// Moves the clock step by step, each as soon as somebody sleeps, until the task is cancelled.
    /// - Throws: `CancellationError`.
    func advance(in step: Duration) async throws {
        while true {
            try await self.sleepers(1)
            try Task.checkCancellation()
            self.advance(by: step)
            await Task.yield()
        }
    }

    /// Moves the clock once, and wakes whoever goes to sleep later although its time has come.
    /// - Throws: `CancellationError`.
    func advance(by time: Duration, untilCancelled: Void) async throws {
        self.advance(by: time)
        while true {
            try Task.checkCancellation()
            self.advance(by: .zero)
            await Task.yield()
        }
    }
}
