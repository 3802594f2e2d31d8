public import Cascade
public import SpeechEngines
internal import Synchronization

/// Whether the engines can be used yet.
public final class EngineReadiness: Sendable {
    public enum State: Sendable {
        case loading
        case ready(EngineSet)
        /// They cannot be used; the error says what to do.
        case failed(EngineError)
    }

    private let current = Mutex(State.loading)

    public init() {}

    public var state: State { self.current.withLock { $0 } }

    func set(_ state: State) { self.current.withLock { $0 = state } }
}
