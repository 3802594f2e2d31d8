public import SpeechEngines

/// Where the text of a tune's replies comes from.
public enum TuneSource: Sendable {
    /// Known texts at a set number of tokens a second.
    case paced([String], rate: Double)
    /// Prompts that a model answers.
    case live([String], model: any LanguageModel, system: String, options: GenerationOptions)

    /// Texts or prompts.
    var count: Int {
        switch self {
        case .paced(let texts, _): texts.count
        case .live(let prompts, _, _, _): prompts.count
        }
    }
}
