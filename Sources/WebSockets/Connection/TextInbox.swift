import NIOCore
import Synchronization

/// Text messages on their way from the event loop to a task.
///
/// Bounded by the reader of the socket: ``offer(_:)`` says when to stop reading, and taking a text
/// says when to go on. Several tasks may wait; each text goes to one of them, in order of asking.
final class TextInbox: Sendable {
    struct Taken {
        let text: String
        /// True when there is room again after the inbox was full.
        let reopens: Bool
    }

    private struct State {
        var texts = CircularBuffer<String>()
        var bytes = 0
        var waiting: [(id: UInt64, continuation: CheckedContinuation<Taken?, Never>)] = []
        var nextID: UInt64 = 0
        var hasReceived = false
        var isFull = false
        var isFinished = false
    }

    private let maxTexts: Int
    private let maxBytes: Int
    private let state = Mutex(State())

    init(maxTexts: Int, maxBytes: Int) {
        self.maxTexts = maxTexts
        self.maxBytes = maxBytes
    }

    /// Whether a text has ever come.
    var hasReceived: Bool { self.state.withLock { $0.hasReceived } }

    /// Adds a text. Returns false when the inbox is full now: stop reading.
    func offer(_ text: String) -> Bool {
        let (waiter, hasRoom) = self.state.withLock { state -> (CheckedContinuation<Taken?, Never>?, Bool) in
            if state.isFinished { return (nil, true) }
            state.hasReceived = true
            if !state.waiting.isEmpty { return (state.waiting.removeFirst().continuation, true) }
            state.texts.append(text)
            state.bytes += text.utf8.count
            state.isFull = state.isFull || state.texts.count >= self.maxTexts || state.bytes >= self.maxBytes
            return (nil, !state.isFull)
        }
        waiter?.resume(returning: Taken(text: text, reopens: false))
        return hasRoom
    }

    /// Nothing more comes. What waits can still be taken.
    func finish() {
        let waiting = self.state.withLock { state in
            state.isFinished = true
            defer { state.waiting = [] }
            return state.waiting
        }
        for waiter in waiting { waiter.continuation.resume(returning: nil) }
    }

    /// The next text, or nil at the end and when the task is cancelled.
    func take() async -> Taken? {
        let id = self.state.withLock { state in
            state.nextID += 1
            return state.nextID
        }
        return await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                switch self.state.withLock({ self.takeNow(from: &$0, id: id, continuation) }) {
                case .wait: break
                case .resume(let taken): continuation.resume(returning: taken)
                }
            }
        } onCancel: {
            let waiter = self.state.withLock { state in
                state.waiting.firstIndex { $0.id == id }.map { state.waiting.remove(at: $0) }
            }
            waiter?.continuation.resume(returning: nil)
        }
    }

    private enum Step {
        case wait
        case resume(Taken?)
    }

    private func takeNow(
        from state: inout State, id: UInt64, _ continuation: CheckedContinuation<Taken?, Never>
    ) -> Step {
        // Seen under the lock: a cancellation before this point found no waiter to wake.
        if Task.isCancelled { return .resume(nil) }
        guard let text = state.texts.popFirst() else {
            if state.isFinished { return .resume(nil) }
            state.waiting.append((id, continuation))
            return .wait
        }
        state.bytes -= text.utf8.count
        let reopens =
            state.isFull && state.texts.count <= self.maxTexts / 2 && state.bytes <= self.maxBytes / 2
        if reopens { state.isFull = false }
        return .resume(Taken(text: text, reopens: reopens))
    }
}
