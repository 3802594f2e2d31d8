internal import Synchronization

/// How far the engine is with one call of `speak`, so that it knows whose sound is wanted next.
final class SpeechProgress: Sendable {
    private struct State {
        /// When the sound made so far runs out, if it is played as it comes.
        var runsDry: ContinuousClock.Instant?
        var hasEnded = false
    }

    private let state = Mutex(State())

    /// Whether nobody wants more of it.
    var hasEnded: Bool { self.state.withLock { $0.hasEnded } }

    /// Whether any sound has been made.
    var hasBegun: Bool { self.state.withLock { $0.runsDry != nil } }

    /// When the next sound is wanted at the latest.
    /// - Parameter asked: when its clause was handed in; sound that ran dry before is wanted from then on.
    func due(asked: ContinuousClock.Instant) -> ContinuousClock.Instant {
        self.state.withLock { state in state.runsDry.map { max($0, asked) } ?? asked }
    }

    /// Notes sound that is ready to be heard.
    func add(_ sound: Duration, at now: ContinuousClock.Instant) {
        self.state.withLock { state in
            state.runsDry = max(state.runsDry ?? now, now).advanced(by: sound)
        }
    }

    /// Nobody wants more of it.
    func end() {
        self.state.withLock { $0.hasEnded = true }
    }
}
