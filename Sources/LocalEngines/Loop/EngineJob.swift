internal import Synchronization

/// The way back from an engine's thread to the task that asked: elements, an end, and a cancel that the engine sees
/// before its next step.
///
/// The stream holds at most `capacity` elements; the engine bounds its work so that no job makes more.
final class EngineJob<Element: Sendable>: Sendable {
    let output: AsyncThrowingStream<Element, any Error>
    private let continuation: AsyncThrowingStream<Element, any Error>.Continuation
    private let cancelled = Atomic(false)

    init(capacity: Int) {
        (self.output, self.continuation) = AsyncThrowingStream.makeStream(bufferingPolicy: .bufferingOldest(capacity))
        self.continuation.onTermination = { [weak self] _ in self?.cancel() }
    }

    /// Whether nobody waits for the result any more.
    var isCancelled: Bool { self.cancelled.load(ordering: .relaxed) }

    /// Asks the engine to drop the job at its next step.
    func cancel() {
        self.cancelled.store(true, ordering: .relaxed)
    }

    func yield(_ element: Element) {
        self.continuation.yield(element)
    }

    func finish(throwing error: (any Error)? = nil) {
        self.continuation.finish(throwing: error)
    }
}
