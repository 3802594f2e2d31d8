import Dispatch
import SpeechEngines
import Synchronization
import Testing

@testable import LocalEngines

@Suite("An engine's loop")
struct EngineLoopTests {
    private let log = ToyEngine.Log()

    private func loop() async throws -> EngineLoop<ToyEngine> {
        let log = self.log
        return try await EngineLoop<ToyEngine>.start(name: "toy") { ToyEngine(log: log) }
    }

    /// A request whose first step lasts until `open` is called; `isHeld` returns when it has begun.
    private struct Holding: Sendable {
        private let gate = DispatchSemaphore(value: 0)
        private let begun = EngineJob<Void>(capacity: 1)
        let request: ToyEngine.Request

        init(steps: Int = 1) {
            let (gate, begun, isFirst) = (self.gate, self.begun, FirstTime())
            self.request = ToyEngine.Request("holding", steps: steps) {
                guard isFirst.check() else { return }
                begun.finish()
                gate.wait()
            }
        }

        func isHeld() async throws { for try await _ in self.begun.output {} }

        func open() { self.gate.signal() }
    }

    private final class FirstTime: Sendable {
        private let isOver = Atomic(false)

        func check() -> Bool { !self.isOver.exchange(true, ordering: .relaxed) }
    }

    @Test("requests are taken in in the order of asking, and run step by step")
    func order() async throws {
        let loop = try await self.loop()
        let holding = Holding()
        #expect(loop.submit(holding.request))
        try await holding.isHeld()
        let requests = [ToyEngine.Request("a", steps: 2), ToyEngine.Request("b"), ToyEngine.Request("c", steps: 2)]
        for request in requests { #expect(loop.submit(request)) }
        holding.open()
        var results: [[Int]] = []
        for request in requests { results.append(try await request.results()) }
        #expect(results == [[1, 2], [1], [1, 2]])
        await loop.stop()
        #expect(
            self.log.all == [
                "accept holding", "step holding", "accept a", "accept b", "accept c", "step a", "step b", "step c",
                "step a", "step c", "stop", "gone",
            ])
    }

    @Test("a request that comes during a step is taken in before the next one")
    func looksAgain() async throws {
        let loop = try await self.loop()
        let holding = Holding(steps: 3)
        #expect(loop.submit(holding.request))
        try await holding.isHeld()
        let late = ToyEngine.Request("late")
        #expect(loop.submit(late))
        holding.open()
        #expect(try await holding.request.results() == [1, 2, 3])
        #expect(try await late.results() == [1])
        #expect(self.log.all.prefix(3) == ["accept holding", "step holding", "accept late"])
        await loop.stop()
    }

    @Test("a cancelled request is dropped at the next step; others go on")
    func cancel() async throws {
        let loop = try await self.loop()
        let holding = Holding(steps: 3)
        let other = ToyEngine.Request("other")
        #expect(loop.submit(holding.request))
        try await holding.isHeld()
        #expect(loop.submit(other))
        holding.request.job.cancel()
        holding.open()
        #expect(try await other.results() == [1])
        #expect(
            self.log.all.filter { $0 != "accept other" } == [
                "accept holding", "step holding", "drop holding", "step other",
            ])
        await loop.stop()
    }

    @Test("a listener that is cancelled cancels its request")
    func cancelledListener() async throws {
        let loop = try await self.loop()
        let holding = Holding(steps: 3)
        #expect(loop.submit(holding.request))
        try await holding.isHeld()
        let listener = Task { try await holding.request.results() }
        listener.cancel()
        _ = try await listener.value
        #expect(holding.request.job.isCancelled)
        holding.open()
        await loop.stop()
        #expect(self.log.all.filter { $0 == "step holding" }.count == 1)
    }

    @Test("stopping fails what is under way and what waits, after the step that runs")
    func stop() async throws {
        let loop = try await self.loop()
        let holding = Holding(steps: 2)
        let waiting = ToyEngine.Request("waiting")
        #expect(loop.submit(holding.request))
        try await holding.isHeld()
        #expect(loop.submit(waiting))
        async let stopped: Void = loop.stop()
        // Refused requests are the sign that the loop is stopping.
        while loop.submit(ToyEngine.Request("early")) { await Task.yield() }
        holding.open()
        await stopped
        for request in [holding.request, waiting] {
            let error = await #expect(throws: EngineError.self) { try await request.results() }
            #expect(error?.code == .stopped)
        }
        #expect(self.log.all.filter { $0.hasPrefix("step") } == ["step holding"])
        #expect(self.log.all.suffix(2) == ["stop", "gone"])
    }

    @Test("the engine is gone when stopping returns, and nothing is taken any more")
    func gone() async throws {
        let loop = try await self.loop()
        await loop.stop()
        #expect(self.log.all == ["stop", "gone"])
        #expect(!loop.submit(ToyEngine.Request("late")))
        // Again, and by many at once, is no harm.
        await withTaskGroup { group in
            for _ in 0..<4 { group.addTask { await loop.stop() } }
        }
        #expect(self.log.all == ["stop", "gone"])
    }

    @Test("many stop at once, and all return")
    func stoppedByMany() async throws {
        let loop = try await self.loop()
        await withTaskGroup { group in
            for _ in 0..<8 { group.addTask { await loop.stop() } }
        }
        #expect(self.log.all == ["stop", "gone"])
    }

    @Test("an engine that cannot start says why")
    func startFailure() async throws {
        let error = await #expect(throws: EngineError.self) {
            try await EngineLoop<ToyEngine>.start(name: "toy") { throw EngineError(.missing, "no toy") }
        }
        #expect(error?.code == .missing)
        #expect(error?.message == "no toy")
    }

    @Test("no request is lost when many ask at once and the engine falls idle between")
    func many() async throws {
        let loop = try await self.loop()
        let answers = try await withThrowingTaskGroup(of: Int.self) { group in
            for task in 0..<8 {
                group.addTask {
                    var answers = 0
                    for number in 0..<100 {
                        let request = ToyEngine.Request("\(task).\(number)")
                        if loop.submit(request) { answers += try await request.results().count }
                    }
                    return answers
                }
            }
            return try await group.reduce(0, +)
        }
        #expect(answers == 800)
        await loop.stop()
    }
}
