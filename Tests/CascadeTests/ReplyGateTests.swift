import Testing

@testable import Cascade

@Suite("The gate of a reply", .timeLimit(.minutes(5)))
struct ReplyGateTests {
    @Test("what waits at a closed gate passes when it opens, and what follows too")
    func opens() async throws {
        let gate = ReplyGate()
        try await withThrowingTaskGroup { group in
            for _ in 0..<3 { group.addTask { try await gate.pass() } }
            await Task.yield()
            gate.open()
            try await group.waitForAll()
        }
        try await gate.pass()
    }

    @Test("nothing passes a gate that was shut, whether it waited or comes later, and it never opens again")
    func shut() async {
        let gate = ReplyGate(isOpen: true)
        gate.close()
        await withTaskGroup { group in
            group.addTask { await #expect(throws: CancellationError.self) { try await gate.pass() } }
            await Task.yield()
            gate.shut()
        }
        gate.open()
        await #expect(throws: CancellationError.self) { try await gate.pass() }
    }

    @Test("a task that is cancelled does not wait any longer")
    func cancelled() async {
        let gate = ReplyGate()
        let task = Task { try await gate.pass() }
        task.cancel()
        await #expect(throws: CancellationError.self) { try await task.value }
    }
}
