import SpeechEngines
import Synchronization

/// What a model said when asked a fixed question.
struct ChatAnswer: Sendable {
    var tokens: [String] = []
    var end: GenerationEnd?
    var error: (any Error)?

    var engineError: EngineError? { self.error as? EngineError }

    var text: String { self.tokens.joined() }

    static let question = [Message(.system, "Be brief."), Message(.user, "What is a bridge?")]

    static func of(
        _ model: any LanguageModel, _ messages: [Message] = Self.question,
        options: GenerationOptions = GenerationOptions()
    ) async -> ChatAnswer {
        let tokens = Mutex<[String]>([])
        var answer = ChatAnswer()
        do {
            answer.end = try await model.reply(to: messages, options: options) { token in
                tokens.withLock { $0.append(token) }
            }
        } catch {
            answer.error = error
        }
        answer.tokens = tokens.withLock { $0 }
        return answer
    }
}
