internal import Synchronization

/// The tasks that a session has started: each is forgotten when it ends, and all end with the session.
final class OwnedTasks: Sendable {
    private struct State {
        var tasks: [Int: Task<Void, Never>] = [:]
        var nextID = 0
        var isClosed = false
    }

    private let state = Mutex(State())

    /// Starts a task; after `close` it is cancelled from its beginning.
    @discardableResult
    func add(_ body: @escaping @Sendable () async -> Void) -> Task<Void, Never> {
        // Made under the lock, so that a task cannot be forgotten before it is known.
        self.state.withLock { state in
            let id = state.nextID
            state.nextID += 1
            let task = Task {
                await body()
                self.state.withLock { $0.tasks[id] = nil }
            }
            if state.isClosed { task.cancel() }
            state.tasks[id] = task
            return task
        }
    }

    /// Cancels all tasks and returns when they have ended.
    func close() async {
        let tasks = self.state.withLock { state in
            state.isClosed = true
            return state.tasks.values.map { $0 }
        }
        for task in tasks { task.cancel() }
        for task in tasks { await task.value }
    }
}
