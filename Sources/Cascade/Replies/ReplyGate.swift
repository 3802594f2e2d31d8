internal import Synchronization

/// What a reply's sound must pass to be heard: closed for a draft and while the reply is paused.
///
/// Whoever makes the sound waits at it with one piece in hand, so a reply that is held costs no more than was begun.
package final class ReplyGate: Sendable {
    private enum State {
        case closed([CheckedContinuation<Bool, Never>])
        case open
        case shut
    }

    private let state: Mutex<State>

    package init(isOpen: Bool = false) {
        self.state = Mutex(isOpen ? .open : .closed([]))
    }

    /// Lets through what waits and what follows.
    package func open() { self.change(to: .open) }

    /// Holds back what follows.
    package func close() { self.change(to: .closed([])) }

    /// Lets nothing through ever again.
    package func shut() { self.change(to: .shut) }

    private func change(to next: State) {
        let waiting = self.state.withLock { state -> [CheckedContinuation<Bool, Never>] in
            switch (state, next) {
            case (.shut, _), (.closed, .closed): return []
            case (.closed(let waiting), _):
                state = next
                return waiting
            case (.open, _):
                state = next
                return []
            }
        }
        let isOpen = if case .open = next { true } else { false }
        for continuation in waiting { continuation.resume(returning: isOpen) }
    }

    /// Returns when the next piece may be heard.
    /// - Throws: `CancellationError` if none will be any more; cancelling the task shuts the gate.
    package func pass() async throws {
        let isOpen = await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let answer = self.state.withLock { state -> Bool? in
                    switch state {
                    case .open: return true
                    case .shut: return false
                    case .closed(let waiting):
                        state = .closed(waiting + [continuation])
                        return nil
                    }
                }
                if let answer { continuation.resume(returning: answer) }
            }
        } onCancel: {
            self.shut()
        }
        guard isOpen else { throw CancellationError() }
    }
}
