internal import Synchronization

/// A bounded queue with one reader. When it is full it ends, and says that something was lost.
final class InputQueue<Element: Sendable>: Sendable {
    let elements: AsyncStream<Element>
    private let continuation: AsyncStream<Element>.Continuation
    private let overrun = Atomic(false)

    init(capacity: Int) {
        (self.elements, self.continuation) = AsyncStream.makeStream(bufferingPolicy: .bufferingOldest(capacity))
    }

    /// Whether an element found no room.
    var isOverrun: Bool { self.overrun.load(ordering: .relaxed) }

    func put(_ element: Element) {
        guard case .dropped = self.continuation.yield(element) else { return }
        self.overrun.store(true, ordering: .relaxed)
        self.continuation.finish()
    }
}
