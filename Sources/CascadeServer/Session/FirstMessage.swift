internal import Synchronization

/// Knows whether a client has sent anything yet: text comes on a task, sound on the event loop.
final class FirstMessage: Sendable {
    private let hasCome = Mutex(false)

    /// True for the first caller only.
    func take() -> Bool {
        self.hasCome.withLock { hasCome in
            defer { hasCome = true }
            return !hasCome
        }
    }
}
