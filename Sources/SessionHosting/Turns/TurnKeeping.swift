package import ChunkSchedules
internal import Foundation
package import Logging
internal import ServiceLifecycle
internal import Synchronization
package import TurnTimes

/// Keeps what ended turns leave: percentiles, the log, and the store.
///
/// Sessions only put to a bounded queue; one task does the rest in batches. More than 4096 waiting turns are dropped and
/// counted.
package final class TurnKeeping: Service {
    private static let capacity = 4096

    package let store: TurnStore
    private let log: LatencyLog?
    private let clock: SessionClock
    private let logger: Logger
    private let queue: BatchQueue<TurnNote>
    private let tally = Mutex(LatencyTally())
    private let replies = Mutex(ReplyPace.standard)

    /// - Parameters:
    ///   - log: nil writes none.
    ///   - clock: counts from the server's beginning.
    package convenience init(store: TurnStore, log: LatencyLog?, clock: SessionClock, logger: Logger) {
        self.init(store: store, log: log, clock: clock, logger: logger, queue: BatchQueue(capacity: Self.capacity))
    }

    init(store: TurnStore, log: LatencyLog?, clock: SessionClock, logger: Logger, queue: BatchQueue<TurnNote>) {
        self.store = store
        self.log = log
        self.clock = clock
        self.logger = logger
        self.queue = queue
    }

    /// Takes what happened; returns at once.
    package func note(_ note: TurnNote) { self.queue.put(note) }

    /// The percentiles of now.
    package var report: LatencyReport {
        var report = self.tally.withLock { $0 }.report(at: self.clock.now)
        report.dropped = self.queue.dropped
        return report
    }

    /// How fast the latest replies of all sessions were written and spoken.
    package var pace: ReplyPace { self.replies.withLock { $0 } }

    /// Keeps until the server ends and all that was noted is kept.
    package func run() async throws {
        await withGracefulShutdownHandler {
            await self.queue.forEachBatch { notes in await self.keep(notes) }
        } onGracefulShutdown: {
            self.queue.close()
        }
        await self.attempt("the store") { try self.store.close() }
    }

    private func keep(_ notes: [TurnNote]) async {
        let turns = notes.compactMap { if case .turnEnded(let turn) = $0 { turn } else { nil } }
        let now = self.clock.now
        self.tally.withLock { tally in
            for turn in turns { tally.add(turn.timeline, at: now) }
        }
        self.replies.withLock { pace in
            for turn in turns { pace.learn(from: turn.timeline) }
        }
        await self.attempt("the latency log") { if !turns.isEmpty { try await self.log?.write(turns) } }
        await self.attempt("the store") { try await self.store.write(notes) }
    }

    /// A full disk must not end the server.
    private func attempt(_ place: String, _ write: () async throws -> Void) async {
        do {
            try await write()
        } catch {
            self.logger.error("turns were not kept in \(place)", metadata: ["reason": "\(error)"])
        }
    }
}
