internal import SpeechEngines

extension EngineError {
    /// What clients call it.
    var wireCode: String { self.code == .overloaded ? "system_busy" : "generation_failed" }

    /// The error itself, or one around it.
    init(_ error: any Error) {
        self = error as? EngineError ?? EngineError(.failed, "\(error)", cause: error)
    }
}
