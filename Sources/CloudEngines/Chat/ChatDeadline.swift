internal import SpeechEngines
internal import Synchronization

/// The time until which something must arrive; moved on by whoever reads, watched by a task beside it.
final class ChatDeadline: Sendable {
    private enum State {
        case due(Duration, EngineError)
        /// The answer is complete, and only the connection's own end is waited for.
        case closing(Duration)
    }

    private let state: Mutex<State>
    private let clock: EngineClock

    /// - Parameter error: what it is when the first token does not come in time.
    init(_ time: Duration, error: EngineError, clock: EngineClock) {
        self.state = Mutex(.due(time, error))
        self.clock = clock
    }

    func move(to time: Duration, error: EngineError) { self.state.withLock { $0 = .due(time, error) } }

    /// From now on lateness is no error.
    func close(by time: Duration) { self.state.withLock { $0 = .closing(time) } }

    /// Returns when the time for closing is up.
    /// - Throws: the error of the deadline that passed, or `CancellationError`.
    func watch() async throws {
        while true {
            let state = self.state.withLock { $0 }
            switch state {
            case .due(let time, let error):
                if self.clock.now >= time { throw error }
                try await self.clock.sleep(until: time)
            case .closing(let time):
                if self.clock.now >= time { return }
                try await self.clock.sleep(until: time)
            }
        }
    }
}
