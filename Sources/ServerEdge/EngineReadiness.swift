package import SpeechEngines
internal import Synchronization

/// Whether the engines can be used yet.
package final class EngineReadiness: Sendable {
    package enum State: Sendable {
        case loading
        case ready(EngineSet)
        /// They cannot be used; the error says what to do.
        case failed(EngineError)
    }

    private let current = Mutex(State.loading)

    package init() {}

    package var state: State { self.current.withLock { $0 } }

    package func set(_ state: State) { self.current.withLock { $0 = state } }
}
