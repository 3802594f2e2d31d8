import SpeechEngines
import Synchronization

/// What a language model said, as a test collects it.
struct Answer: Sendable, Equatable {
    var text: String
    var pieces: Int
    var end: GenerationEnd

    /// Asks a model.
    /// - Parameter cancelAfter: cancels the asking task after that many pieces.
    static func from(
        _ model: some LanguageModel, to messages: [Message], _ options: GenerationOptions = .init(tokenLimit: 24),
        cancelAfter: Int? = nil
    ) async throws -> Answer {
        let pieces = Mutex<[String]>([])
        let end = try await model.reply(to: messages, options: options) { part in
            guard case .text(let piece) = part else { return }
            let count = pieces.withLock { pieces in
                pieces.append(piece)
                return pieces.count
            }
            if count == cancelAfter { withUnsafeCurrentTask { $0?.cancel() } }
        }
        let all = pieces.withLock { $0 }
        return Answer(text: all.joined(), pieces: all.count, end: end)
    }

    /// A question to a friendly assistant.
    static func question(_ text: String) -> [Message] {
        [
            Message(
                .system,
                "You are a friendly voice assistant. Reply in one short spoken sentence, without lists or markup."),
            Message(.user, text),
        ]
    }
}
