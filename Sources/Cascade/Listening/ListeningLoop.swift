internal import Synchronization
internal import TurnTimes

/// Listens for all sessions of a process: every 20 ms it drains their microphones and looks for speech.
///
/// The detector's C calls block, so the loop runs on an executor of its own.
public final class ListeningLoop: Sendable {
    /// The time between two looks.
    public static let interval = Duration.milliseconds(20)

    private struct State {
        var listeners: [Int: Listener] = [:]
        var failures: [Int: @Sendable (any Error) -> Void] = [:]
        var nextID = 0
    }

    private let state = Mutex(State())
    private let executor = ListeningExecutor()

    public init() {}

    /// Looks until the task is cancelled.
    public func run(clock: some Clock<Duration>) async {
        await withTaskExecutorPreference(self.executor) {
            let clock = SessionClock(clock)
            var next = ListeningLoop.interval
            while !Task.isCancelled {
                // Cancellation is the only way a clock fails, and the loop's condition sees it.
                try? await clock.sleep(until: next)
                self.listen()
                // After a hold-up the missed looks are left out, not made up for.
                next = max(next + Self.interval, clock.now)
            }
        }
    }

    /// Looks soon rather than at the next interval.
    func wake() { self.executor.run { self.listen() } }

    /// Runs work that blocks for a few milliseconds, such as a detector's, on the loop's own thread after what waits there.
    ///
    /// Between two pieces of work the sessions get their turn: cut longer work.
    public func perform<Value: Sendable>(_ work: @escaping @Sendable () throws -> Value) async throws -> Value {
        try await withCheckedThrowingContinuation { continuation in
            self.executor.run { continuation.resume(with: Result { try work() }) }
        }
    }

    /// Looks once at every session.
    public func listen() {
        // Taken out while they work, so that the lock is held for a move only.
        let listeners = self.state.withLock { state in
            defer { state.listeners = [:] }
            return state.listeners
        }
        for (id, var listener) in listeners {
            do {
                try listener.listen()
                self.state.withLock { state in
                    // A session may have ended meanwhile.
                    if state.failures[id] != nil { state.listeners[id] = listener }
                }
            } catch {
                let fail = self.state.withLock { state in
                    state.listeners[id] = nil
                    return state.failures.removeValue(forKey: id)
                }
                fail?(error)
            }
        }
    }

    /// Begins to listen to a session.
    /// - Parameter onFailure: called once if the detector fails; the session is not listened to after that.
    func add(_ listener: Listener, onFailure: @escaping @Sendable (any Error) -> Void) -> Int {
        self.state.withLock { state in
            state.nextID += 1
            state.listeners[state.nextID] = listener
            state.failures[state.nextID] = onFailure
            return state.nextID
        }
    }

    func remove(_ id: Int) {
        self.state.withLock { state in
            state.listeners[id] = nil
            state.failures[id] = nil
        }
    }
}
