import NIOCore

/// What waits until the socket takes bytes. One entry per waiting task, so the number of tasks that send is its bound, and
/// those of posted messages, which the outbox bounds.
struct SendQueue {
    enum Entry {
        /// A task waits until its message is on its way; without one, until all before is.
        case awaited(Outbox.Message?, SendTicket, EventLoopPromise<Void>)
        /// Nobody waits.
        case posted(Outbox.Message)

        /// Who waits.
        var promise: EventLoopPromise<Void>? {
            switch self {
            case .awaited(_, _, let promise): promise
            case .posted: nil
            }
        }
    }

    private var entries = CircularBuffer<Entry>()

    var isEmpty: Bool { self.entries.isEmpty }

    mutating func append(_ entry: Entry) { self.entries.append(entry) }

    mutating func popFirst() -> Entry? { self.entries.popFirst() }

    mutating func remove(_ ticket: SendTicket) -> Entry? {
        let place = self.entries.firstIndex { if case .awaited(_, let own, _) = $0 { own === ticket } else { false } }
        return place.map { self.entries.remove(at: $0) }
    }

    mutating func removeAll() -> CircularBuffer<Entry> {
        defer { self.entries = CircularBuffer() }
        return self.entries
    }
}
