internal import SpeechEngines
internal import Synchronization
internal import TurnTimes

/// A language model whose answer comes whole, and that reads nothing ahead.
///
/// It holds at most `GenerationOptions.tokenLimit` tokens.
struct SequentialModel: LanguageModel {
    let model: any LanguageModel
    let marks: SequentialMarks
    let clock: SessionClock

    var capabilities: LanguageModelCapabilities { self.model.capabilities }

    func reply(
        to messages: [Message], options: GenerationOptions, emit: @Sendable (String) async throws -> Void
    ) async throws -> GenerationEnd {
        let whole = Mutex("")
        self.marks.beginText()
        let end = try await self.model.reply(to: messages, options: options) { token in
            self.marks.token(at: self.clock.now)
            whole.withLock { $0 += token }
        }
        self.marks.endText(at: self.clock.now)
        try await emit(whole.withLock { $0 })
        return end
    }

    func telling(_ observer: @escaping @Sendable (EngineFallback) -> Void) -> any LanguageModel {
        SequentialModel(model: self.model.telling(observer), marks: self.marks, clock: self.clock)
    }
}
