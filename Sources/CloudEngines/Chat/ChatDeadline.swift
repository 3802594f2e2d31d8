internal import SpeechEngines
internal import Synchronization

/// The time until which something must arrive; moved by whoever reads, watched by a task beside it.
final class ChatDeadline: Sendable {
    private struct State {
        var time: Duration
        /// What it is when the time is up; nil when the answer is complete and lateness is no error.
        var error: EngineError?
        /// The watch's sleep and when it ends.
        var sleep: (end: Duration, task: Task<Void, any Error>)?
    }

    private let state: Mutex<State>
    private let clock: EngineClock

    /// - Parameter error: what it is when the first token does not come in time.
    init(_ time: Duration, error: EngineError, clock: EngineClock) {
        self.state = Mutex(State(time: time, error: error))
        self.clock = clock
    }

    /// - Parameter error: nil if the watch just ends then.
    func move(to time: Duration, error: EngineError?) {
        let tooLong = self.state.withLock { state in
            (state.time, state.error) = (time, error)
            // A later time needs no call: the watch looks again when its sleep ends.
            return state.sleep.flatMap { $0.end > time ? $0.task : nil }
        }
        tooLong?.cancel()
    }

    /// Returns when the time is up and that is no error.
    /// - Throws: the error of the time that is up, or `CancellationError`.
    func watch() async throws {
        while true {
            try Task.checkCancellation()
            let now = self.clock.now
            let sleep: Task<Void, any Error>? = try self.state.withLock { state in
                guard now >= state.time else {
                    let task = Task { [time = state.time] in try await self.clock.sleep(until: time) }
                    state.sleep = (state.time, task)
                    return task
                }
                if let error = state.error { throw error }
                return nil
            }
            guard let sleep else { return }
            // However the sleep ends, the time is looked at again.
            _ = await withTaskCancellationHandler {
                await sleep.result
            } onCancel: {
                sleep.cancel()
            }
        }
    }
}
