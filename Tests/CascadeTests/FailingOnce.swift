import SpeechEngines
import Synchronization

/// A language model whose first reply fails.
final class FailingOnce: LanguageModel {
    let capabilities = LanguageModelCapabilities(contextTokens: nil)
    private let hasFailed = Atomic(false)

    func reply(
        to messages: [Message], options: GenerationOptions, emit: @Sendable (MessagePart) async throws -> Void
    ) async throws -> GenerationEnd {
        guard self.hasFailed.exchange(true, ordering: .relaxed) else {
            throw EngineError(.failed, "the model tripped")
        }
        try await emit(.text("Here I am."))
        return .complete
    }
}
