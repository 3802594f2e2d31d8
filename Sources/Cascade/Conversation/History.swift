internal import SpeechEngines

/// What was said in a session, as the language model reads it: of the agent's words only those that were heard.
struct History: Sendable, Equatable {
    private let prompt: String
    private var turns: [Message] = []

    init(prompt: String) {
        self.prompt = prompt
    }

    /// The system prompt and all turns.
    var messages: [Message] { [Message(.system, self.prompt)] + self.turns }

    /// The messages as they would be if the user said this now.
    func messages(adding text: String) -> [Message] {
        var next = self
        next.add(.user, text)
        return next.messages
    }

    /// Adds what was said; words of the same speaker without the other's in between are one message, as chat templates
    /// want them in turn.
    mutating func add(_ role: Message.Role, _ text: String) {
        let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        guard !words.isEmpty else { return }
        if let last = self.turns.last, last.role == role {
            self.turns[self.turns.count - 1].text = last.text + " " + words
        } else {
            self.turns.append(Message(role, words))
        }
    }
}
