internal import SpeechEngines

/// What a recognition service says, as far as it matters to a session.
enum RecognizerMessage: Sendable {
    case stretch(RecognizedStretch)
    /// The service gives up on this connection; nil without a reason that a person could do anything about.
    case failed(EngineError?)
}
