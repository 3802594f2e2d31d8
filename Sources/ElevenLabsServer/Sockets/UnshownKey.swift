internal import ElevenLabsWire
internal import ServerEdge
internal import Synchronization

/// A speech socket whose key has not come yet: it waits in a place of its own kind, and gets one among the others once its
/// first message shows the key in time.
final class UnshownKey: Sendable {
    /// Sockets that may wait for their key at once.
    static let limit = 8
    /// How long each may.
    static let patience = Duration.seconds(5)

    private enum State {
        case waiting
        case shown
        /// The time was up first.
        case over
    }

    private let waiting: Places
    private let open: Places
    private let state = Mutex(State.waiting)

    /// - Parameters:
    ///   - waiting: where it has a place already.
    ///   - open: where it gets one.
    init(waiting: Places, open: Places) {
        self.waiting = waiting
        self.open = open
    }

    /// The right key came.
    /// - Returns: why the socket may not go on all the same.
    func show() -> StreamError? {
        self.state.withLock { state in
            guard case .waiting = state else { return .authentication }
            guard self.open.take() else { return .full }
            self.waiting.leave()
            state = .shown
            return nil
        }
    }

    /// The time is up.
    /// - Returns: whether the key had not come.
    func expire() -> Bool {
        self.state.withLock { state in
            guard case .waiting = state else { return false }
            state = .over
            return true
        }
    }

    /// The socket has ended; gives its place back.
    func leave() {
        self.state.withLock { state in
            switch state {
            case .waiting, .over: self.waiting.leave()
            case .shown: self.open.leave()
            }
        }
    }
}
