internal import Subprocess

extension Execution {
    /// Waits for the child's answer, and kills a child that is silent for 5 s; its end is then seen as any other.
    func answer<Value>(clock: any Clock<Duration>, _ wait: () async throws -> Value) async throws -> Value {
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                try await clock.sleep(for: .seconds(5))
                try self.send(signal: .kill)
            }
            defer { group.cancelAll() }
            return try await wait()
        }
    }
}
