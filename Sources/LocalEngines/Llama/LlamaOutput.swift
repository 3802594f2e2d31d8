internal import SpeechEngines

/// What the language model's loop sends back for one reply.
enum LlamaOutput: Sendable {
    case text(String)
    case end(GenerationEnd)
}
