internal import Synchronization

/// A bounded queue that is put to at once and taken from in batches.
///
/// A full queue drops what is put and counts it.
final class BatchQueue<Element: Sendable>: Sendable {
    private struct State {
        var waiting: [Element] = []
        var dropped = 0
        var isClosed = false
    }

    private let capacity: Int
    private let state = Mutex(State())
    private let signals: AsyncStream<Void>
    private let signal: AsyncStream<Void>.Continuation

    init(capacity: Int) {
        self.capacity = capacity
        // One signal is enough, since whoever wakes takes everything.
        (self.signals, self.signal) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
    }

    /// Elements that were dropped.
    var dropped: Int { self.state.withLock { $0.dropped } }

    /// - Returns: whether there was room.
    @discardableResult
    func put(_ element: Element) -> Bool {
        let isTaken = self.state.withLock { state in
            guard !state.isClosed, state.waiting.count < self.capacity else {
                state.dropped += 1
                return false
            }
            state.waiting.append(element)
            return true
        }
        self.signal.yield()
        return isTaken
    }

    /// Takes no more; what waits is still handed out.
    func close() {
        self.state.withLock { $0.isClosed = true }
        self.signal.finish()
    }

    /// Hands out everything that waits, again and again, until the queue is closed or the task is cancelled; may be
    /// called once.
    func forEachBatch(_ body: ([Element]) async -> Void) async {
        for await _ in self.signals { await self.handOut(body) }
        await self.handOut(body)
    }

    private func handOut(_ body: ([Element]) async -> Void) async {
        let batch = self.state.withLock { state in
            defer { state.waiting = [] }
            return state.waiting
        }
        if !batch.isEmpty { await body(batch) }
    }
}
