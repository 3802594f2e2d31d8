import CascadeTesting
import SpeechEngines

/// A language model with a context that answers the same to everything, and keeps what it was asked.
struct ListeningModel: LanguageModel {
    let capabilities: LanguageModelCapabilities
    let asked: EventLog<[Message]>

    init(contextTokens: Int?, asked: EventLog<[Message]>) {
        self.capabilities = LanguageModelCapabilities(contextTokens: contextTokens)
        self.asked = asked
    }

    func reply(
        to messages: [Message], options: GenerationOptions, emit: @Sendable (MessagePart) async throws -> Void
    ) async throws -> GenerationEnd {
        self.asked.add(messages)
        try await emit(.text("It is a bridge."))
        return .complete
    }
}
