import CascadeTesting
import SpeechEngines

/// A language model that reads ahead until it is told to stop.
struct ReadingModel: LanguageModel {
    enum Event: Sendable, Equatable {
        /// Reading began; the text is the user's.
        case began(String)
        case ended(String)
        case replied
    }

    let capabilities = LanguageModelCapabilities(contextTokens: nil)
    let log = EventLog<Event>()

    func reply(
        to messages: [Message], options: GenerationOptions, emit: @Sendable (MessagePart) async throws -> Void
    ) async throws -> GenerationEnd {
        self.log.add(.replied)
        try await emit(.text("It is a bridge."))
        return .complete
    }

    func prepare(for messages: [Message]) async {
        let text = messages.last { $0.role == .user }?.text ?? ""
        self.log.add(.began(text))
        // Never yields: only the end of the task ends it.
        let (never, continuation) = AsyncStream.makeStream(of: Void.self)
        for await _ in never {}
        continuation.finish()
        self.log.add(.ended(text))
    }
}
