import Synchronization

/// Identifies one asynchronous send, so that a cancelled task's message does not go out later.
final class SendTicket: Sendable {
    private let cancelled = Atomic(false)

    var isCancelled: Bool { self.cancelled.load(ordering: .acquiring) }

    func cancel() { self.cancelled.store(true, ordering: .releasing) }
}
