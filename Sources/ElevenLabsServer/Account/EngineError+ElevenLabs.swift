internal import SpeechEngines

extension EngineError {
    /// What clients call it.
    var wireCode: String { self.code == .overloaded ? "system_busy" : "generation_failed" }
}
