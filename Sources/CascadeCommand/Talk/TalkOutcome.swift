internal import Cascade
internal import SpeechEngines
internal import Synchronization

/// What came of a recording, for when nothing of an answer was heard.
final class TalkOutcome: Sendable {
    private let state = Mutex((hasTurn: false, error: EngineError?.none))

    func take(_ event: ConversationEvent) {
        self.state.withLock { state in
            switch event {
            case .finalTranscript: state.hasTurn = true
            case .failed(let error): state.error = state.error ?? error
            default: break
            }
        }
    }

    /// Why there is no answer.
    func silence(in recording: String) -> CommandFailure {
        let (hasTurn, error) = self.state.withLock { $0 }
        if let error { return CommandFailure("there is no answer: \(error.message)") }
        return hasTurn
            ? CommandFailure("what was said in \(recording) was understood, but the answer makes no sound")
            : CommandFailure("no speech was heard in \(recording), so there is no answer")
    }
}
