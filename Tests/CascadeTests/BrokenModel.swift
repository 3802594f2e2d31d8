import CascadeTesting
import SpeechEngines

/// A language model that says some words and fails.
struct BrokenModel: LanguageModel {
    let capabilities = LanguageModelCapabilities(contextTokens: nil)
    let words: [String]
    var asked: EventLog<[Message]>?

    func reply(
        to messages: [Message], options: GenerationOptions, emit: @Sendable (MessagePart) async throws -> Void
    ) async throws -> GenerationEnd {
        self.asked?.add(messages)
        for word in self.words { try await emit(.text(word)) }
        throw EngineError(.failed, "the model tripped")
    }
}
