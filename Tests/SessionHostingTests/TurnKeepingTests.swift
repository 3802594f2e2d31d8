import Cascade
import CascadeTesting
import Foundation
import Logging
import ServerTesting
import Testing
import TurnTimes

@testable import SessionHosting

@Suite("Keeping turns", .timeLimit(.minutes(5)))
struct TurnKeepingTests {
    private func keeping(log: LatencyLog? = nil, capacity: Int = 100) throws -> (TurnKeeping, BatchQueue<TurnNote>) {
        let queue = BatchQueue<TurnNote>(capacity: capacity)
        let keeping = TurnKeeping(
            store: try TurnStore(file: nil), log: log, clock: SessionClock(ManualClock()),
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }, queue: queue)
        return (keeping, queue)
    }

    @Test("what was noted is counted before keeping ends")
    func drains() async throws {
        let (keeping, queue) = try self.keeping()
        for turn in 1...50 { keeping.note(.turnEnded(.testing(turn: turn))) }
        queue.close()
        try await keeping.run()
        #expect(keeping.report.turns == ["spoken": 50])
        #expect(keeping.report.dropped == 0)
    }

    @Test("a full queue drops what comes and counts it")
    func overflow() async throws {
        let (keeping, queue) = try self.keeping(capacity: 3)
        for turn in 1...5 { keeping.note(.turnEnded(.testing(turn: turn))) }
        #expect(keeping.report.dropped == 2)
        queue.close()
        try await keeping.run()
        #expect(keeping.report.turns == ["spoken": 3])
    }

    @Test("batches hold everything once and in order, whenever it was put")
    func batches() async {
        let queue = BatchQueue<Int>(capacity: 10_000)
        await withTaskGroup { group in
            group.addTask {
                for number in 0..<5000 {
                    queue.put(number)
                    if number % 100 == 0 { await Task.yield() }
                }
                queue.close()
            }
            group.addTask {
                var taken: [Int] = []
                await queue.forEachBatch { taken += $0 }
                #expect(taken == Array(0..<5000))
            }
        }
        queue.put(1)
        #expect(queue.dropped == 1)
    }

    @Test("the log gets a line for every turn after those it has, and no line for a session")
    func log() async throws {
        let path = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        try Data("{}\n".utf8).write(to: path)
        defer { try? FileManager.default.removeItem(at: path) }
        let (keeping, queue) = try self.keeping(log: try LatencyLog(path: path.path))
        keeping.note(.sessionBegan(id: "s", at: Date(timeIntervalSince1970: 0), settings: [:]))
        keeping.note(.turnEnded(.testing(turn: 1)))
        keeping.note(.turnEnded(.testing(turn: 2)))
        queue.close()
        try await keeping.run()
        let lines = try String(contentsOf: path, encoding: .utf8).split(separator: "\n").map(String.init)
        #expect(lines == ["{}", TurnRecord.testing(turn: 1).json, TurnRecord.testing(turn: 2).json])
    }

    @Test("a log that cannot be written is refused with what to do")
    func refusedLog() {
        #expect { try LatencyLog(path: "/nowhere/at/all.jsonl") } throws: { "\($0)".contains("--latency-log") }
    }
}
