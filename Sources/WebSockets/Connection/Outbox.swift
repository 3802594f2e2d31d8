import NIOCore
import NIOWebSocket
import Synchronization

/// Messages on their way to the event loop that nobody waits for.
///
/// Those of one moment cross over, and leave, together: the event loop is called for the first one only. Bounded by who puts
/// them in: what finds no room is not taken.
final class Outbox: Sendable {
    struct Message: Sendable {
        let opcode: WebSocketOpcode
        let payload: ByteBuffer
    }

    enum Posting {
        /// Taken; the event loop is to be called for it.
        case calls
        /// Taken; the event loop has been called for one before.
        case follows
        /// Not taken: too many have not left yet.
        case full
        /// Not taken: the connection is closed.
        case closed
    }

    private struct State {
        var messages: [Message] = []
        /// Those that have not left yet, here or behind.
        var unsent = 0
        var isClosed = false
    }

    private let state = Mutex(State())

    /// Takes a message.
    /// - Parameter room: messages that may wait, this one included.
    func post(_ message: Message, room: Int) -> Posting {
        self.state.withLock { state in
            guard !state.isClosed else { return .closed }
            guard state.unsent < room else { return .full }
            state.unsent += 1
            state.messages.append(message)
            return state.messages.count == 1 ? .calls : .follows
        }
    }

    /// Gives out what has been posted since the last time.
    func take() -> [Message] {
        self.state.withLock { state in
            defer { state.messages = [] }
            return state.messages
        }
    }

    /// A message has left.
    func noteSent() { self.state.withLock { $0.unsent -= 1 } }

    /// Nothing leaves any more.
    func close() {
        self.state.withLock { state in
            state.isClosed = true
            state.messages = []
        }
    }
}
