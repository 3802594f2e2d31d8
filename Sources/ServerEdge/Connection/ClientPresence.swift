internal import Synchronization

/// Tells those who work for an HTTP client when it has left.
package final class ClientPresence: Sendable {
    /// Of the connection whose request is being answered: routes are given the request, not the connection.
    @TaskLocal package static var current: ClientPresence?

    private struct State {
        var hasLeft = false
        var waiting: [Int: AsyncStream<Void>.Continuation] = [:]
        var nextID = 0
    }

    private let state = Mutex(State())

    /// Runs the body; cancels it when the client leaves.
    /// - Throws: what the body throws, or `CancellationError` after the client has left.
    package static func whileHere(_ body: @escaping @Sendable () async throws -> Void) async throws {
        guard let presence = Self.current else { return try await body() }
        try await withThrowingTaskGroup { group in
            group.addTask {
                await presence.departure()
                throw CancellationError()
            }
            group.addTask(operation: body)
            try await group.next()
            group.cancelAll()
        }
    }

    /// Returns when the client has left or the task is cancelled.
    package func departure() async {
        let (stay, end) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        let id: Int? = self.state.withLock { state in
            guard !state.hasLeft else { return nil }
            state.nextID += 1
            state.waiting[state.nextID] = end
            return state.nextID
        }
        guard let id else { return }
        for await _ in stay {}
        self.state.withLock { $0.waiting[id] = nil }
    }

    /// The client has left.
    func leave() {
        let waiting = self.state.withLock { state in
            state.hasLeft = true
            defer { state.waiting = [:] }
            return state.waiting
        }
        for end in waiting.values { end.finish() }
    }
}
