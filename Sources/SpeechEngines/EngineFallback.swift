/// An engine failed and the next of its list took over.
public struct EngineFallback: Sendable {
    /// What the engines of a list do.
    public enum Stage: String, Sendable {
        case recognizer = "stt"
        case languageModel = "llm"
        case synthesizer = "tts"
    }

    public let stage: Stage
    /// The name of the engine that failed.
    public let failed: String
    /// The name of the engine that goes on.
    public let next: String
    /// Why.
    public let error: EngineError

    public init(stage: Stage, failed: String, next: String, error: EngineError) {
        self.stage = stage
        self.failed = failed
        self.next = next
        self.error = error
    }
}
