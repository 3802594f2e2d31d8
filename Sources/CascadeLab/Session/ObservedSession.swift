internal import SessionWire
internal import Synchronization

/// A session's observer, for the tasks that share it.
final class ObservedSession: Sendable {
    private let state: Mutex<SessionObserver>

    init(_ observer: SessionObserver) {
        self.state = Mutex(observer)
    }

    var observer: SessionObserver { self.state.withLock { $0 } }

    func take(_ message: SessionMessage) -> SessionObserver.Action? { self.state.withLock { $0.take(message) } }
}
