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
        to messages: [Message], options: GenerationOptions, emit: @Sendable (MessagePart) async throws -> Void
    ) async throws -> GenerationEnd {
        let whole = Mutex((text: "", calls: [ToolCall]()))
        self.marks.beginText()
        let end = try await self.model.reply(to: messages, options: options) { part in
            switch part {
            case .text(let token):
                self.marks.token(at: self.clock.now)
                whole.withLock { $0.text += token }
            // Nobody waits for it, so nothing is gained by keeping it.
            case .reasoning: try await emit(part)
            case .toolCall(let call): whole.withLock { $0.calls.append(call) }
            }
        }
        self.marks.endText(at: self.clock.now)
        let (text, calls) = whole.withLock { $0 }
        if !text.isEmpty { try await emit(.text(text)) }
        for call in calls { try await emit(.toolCall(call)) }
        return end
    }

    func telling(_ observer: @escaping @Sendable (EngineFallback) -> Void) -> any LanguageModel {
        SequentialModel(model: self.model.telling(observer), marks: self.marks, clock: self.clock)
    }
}
