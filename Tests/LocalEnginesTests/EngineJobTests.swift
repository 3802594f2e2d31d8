import SpeechEngines
import Testing

@testable import LocalEngines

@Suite("The way back from an engine")
struct EngineJobTests {
    @Test("elements come in order, then the end")
    func order() async throws {
        let job = EngineJob<Int>(capacity: 5)
        for number in 1...3 { job.yield(number) }
        job.finish()
        var numbers: [Int] = []
        for try await number in job.output { numbers.append(number) }
        #expect(numbers == [1, 2, 3])
    }

    @Test("an error comes after the elements before it")
    func failure() async throws {
        let job = EngineJob<Int>(capacity: 5)
        job.yield(1)
        job.finish(throwing: EngineError(.failed, "broken"))
        job.yield(2)
        var iterator = job.output.makeAsyncIterator()
        #expect(try await iterator.next() == 1)
        await #expect(throws: EngineError.self) { try await iterator.next() }
    }

    @Test("no more is held than its capacity; the oldest stay")
    func capacity() async throws {
        let job = EngineJob<Int>(capacity: 2)
        for number in 1...5 { job.yield(number) }
        job.finish()
        var numbers: [Int] = []
        for try await number in job.output { numbers.append(number) }
        #expect(numbers == [1, 2])
    }

    @Test("cancelling is seen by the engine")
    func cancel() {
        let job = EngineJob<Int>(capacity: 1)
        #expect(!job.isCancelled)
        job.cancel()
        #expect(job.isCancelled)
    }

    @Test("a listener whose task is cancelled cancels the job")
    func cancelledTask() async throws {
        let job = EngineJob<Int>(capacity: 1)
        let listener = Task {
            for try await _ in job.output {}
        }
        listener.cancel()
        try await listener.value
        #expect(job.isCancelled)
    }
}
