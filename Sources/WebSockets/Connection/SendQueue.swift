import NIOCore
import NIOWebSocket

/// Messages whose senders wait until the socket takes bytes. One entry per waiting task, so the
/// number of tasks that send is its bound.
struct SendQueue {
    struct Entry {
        let opcode: WebSocketOpcode
        let payload: ByteBuffer
        let ticket: SendTicket
        let promise: EventLoopPromise<Void>
    }

    private var entries = CircularBuffer<Entry>()

    var isEmpty: Bool { self.entries.isEmpty }

    mutating func append(_ entry: Entry) { self.entries.append(entry) }

    mutating func popFirst() -> Entry? { self.entries.popFirst() }

    mutating func remove(_ ticket: SendTicket) -> Entry? {
        self.entries.firstIndex { $0.ticket === ticket }.map { self.entries.remove(at: $0) }
    }

    mutating func removeAll() -> CircularBuffer<Entry> {
        defer { self.entries = CircularBuffer() }
        return self.entries
    }
}
