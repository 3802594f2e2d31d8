import SpeechEngines
import Synchronization

/// What a model said when asked a fixed question.
struct ChatAnswer: Sendable {
    var parts: [MessagePart] = []
    var end: GenerationEnd?
    var error: (any Error)?

    var engineError: EngineError? { self.error as? EngineError }

    var tokens: [String] { self.parts.compactMap { if case .text(let text) = $0 { text } else { nil } } }
    var text: String { self.tokens.joined() }
    var reasoning: String { self.parts.map { if case .reasoning(let text) = $0 { text } else { "" } }.joined() }
    var calls: [ToolCall] { self.parts.compactMap { if case .toolCall(let call) = $0 { call } else { nil } } }

    static let question = [Message(.system, "Be brief."), Message(.user, "What is a bridge?")]

    static func of(
        _ model: any LanguageModel, _ messages: [Message] = Self.question,
        options: GenerationOptions = GenerationOptions()
    ) async -> ChatAnswer {
        let parts = Mutex<[MessagePart]>([])
        var answer = ChatAnswer()
        do {
            answer.end = try await model.reply(to: messages, options: options) { part in
                parts.withLock { $0.append(part) }
            }
        } catch {
            answer.error = error
        }
        answer.parts = parts.withLock { $0 }
        return answer
    }
}
