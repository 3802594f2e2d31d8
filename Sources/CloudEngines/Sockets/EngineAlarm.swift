/// Wakes who waits for a time of an engine's clock; an earlier time takes the place of a later one.
struct EngineAlarm {
    private var armed: (due: Duration, task: Task<Void, Never>)?

    /// - Parameter ring: called at the time, unless another took its place; must return at once.
    mutating func set(_ due: Duration?, on clock: EngineClock, ring: @escaping @Sendable () -> Void) {
        guard let due else { return }
        if let armed, due >= armed.due, armed.due > clock.now { return }
        self.armed?.task.cancel()
        self.armed = (
            due,
            Task {
                // Cancelled when another time takes its place.
                guard (try? await clock.sleep(until: due)) != nil else { return }
                ring()
            }
        )
    }

    /// Rings no more.
    func cancel() { self.armed?.task.cancel() }

    /// Returns when nothing of it is left.
    func end() async {
        self.armed?.task.cancel()
        await self.armed?.task.value
    }
}
