import CascadeTesting

extension ManualClock {
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
