/// A part of the pipeline that an engine can do.
enum EngineStage: String, Sendable, CaseIterable {
    case recognizer = "stt"
    case languageModel = "llm"
    case synthesizer = "tts"

    /// What an engine of the stage is, for messages.
    var noun: String {
        switch self {
        case .recognizer: "recognizer"
        case .languageModel: "language model"
        case .synthesizer: "synthesizer"
        }
    }
}
