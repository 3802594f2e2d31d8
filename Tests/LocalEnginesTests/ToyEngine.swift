import SpeechEngines
import Synchronization

@testable import LocalEngines

/// An engine whose steps do nothing but what its requests say.
struct ToyEngine: SteppedEngine, ~Copyable {
    /// What happened, in order; shared with the test.
    final class Log: Sendable {
        private let lines = Mutex<[String]>([])

        func add(_ line: String) { self.lines.withLock { $0.append(line) } }

        var all: [String] { self.lines.withLock { $0 } }
    }

    struct Request: Sendable {
        let name: String
        /// Steps that it takes; it yields the number of each.
        var steps = 1
        /// Called in each step, on the engine's thread.
        var body: @Sendable () -> Void = {}
        let job = EngineJob<Int>(capacity: 10)

        init(_ name: String, steps: Int = 1, body: @escaping @Sendable () -> Void = {}) {
            self.name = name
            self.steps = steps
            self.body = body
        }

        /// All that it yielded.
        func results() async throws -> [Int] {
            var results: [Int] = []
            for try await result in self.job.output { results.append(result) }
            return results
        }
    }

    private let log: Log
    private var requests: [(request: Request, done: Int)] = []

    init(log: Log) {
        self.log = log
    }

    deinit { self.log.add("gone") }

    mutating func accept(_ request: Request) {
        self.log.add("accept \(request.name)")
        self.requests.append((request, 0))
    }

    mutating func step() -> Bool {
        for (request, _) in self.requests where request.job.isCancelled { self.log.add("drop \(request.name)") }
        self.requests.removeAll { $0.request.job.isCancelled }
        guard let (request, before) = self.requests.first else { return false }
        self.requests.removeFirst()
        request.body()
        let done = before + 1
        self.log.add("step \(request.name)")
        request.job.yield(done)
        if done == request.steps {
            request.job.finish()
        } else {
            // Requests take turns.
            self.requests.append((request, done))
        }
        return true
    }

    consuming func stop() {
        self.log.add("stop")
        for (request, _) in self.requests { request.job.finish(throwing: EngineError(.stopped, "the toy is stopped")) }
    }
}
