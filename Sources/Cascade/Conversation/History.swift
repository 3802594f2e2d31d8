internal import SpeechEngines

/// What was said in a session, as the language model reads it: of the agent's words only those that were heard.
///
/// It is bounded. When it is full, the oldest turns go until a third of the room is taken, so that for many turns after
/// that the beginning stays as it is and what a model keeps of it (a cache) stays of use. What is left must be read anew
/// once, so it is no more than a third.
struct History: Sendable, Equatable {
    private let prompt: String
    /// For all that was said, in the measure of `HistoryLimit`.
    private let room: Int
    /// Every utterance by itself, so that each can be dropped.
    private var utterances: [Message] = []
    private var size = 0

    init(prompt: String, limit: HistoryLimit = .unknown) {
        self.prompt = prompt
        self.room = max(0, limit.bytes - HistoryLimit.size(of: prompt))
    }

    /// The system prompt and the latest turns. Words of the same speaker without the other's in between are one message,
    /// as chat templates want them in turn.
    var messages: [Message] {
        var messages = [Message(.system, self.prompt)]
        for utterance in self.utterances {
            if messages.count > 1, messages[messages.count - 1].role == utterance.role {
                messages[messages.count - 1].text += " " + utterance.text
            } else {
                messages.append(utterance)
            }
        }
        return messages
    }

    /// The messages as they would be if the user said this now.
    func messages(adding text: String) -> [Message] {
        var next = self
        next.add(.user, text)
        return next.messages
    }

    /// Adds what was said. The last utterance always stays.
    /// - Returns: whether the oldest turns were dropped.
    @discardableResult
    mutating func add(_ role: Message.Role, _ text: String) -> Bool {
        let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        if !words.isEmpty {
            self.utterances.append(Message(role, words))
            self.size += HistoryLimit.size(of: words)
        }
        // Behind an answer, heard or not, there is time to read anew what is left; so it makes room for the next question.
        let most = role == .assistant ? self.room - self.room / 8 : self.room
        return self.size > most && self.dropOldest()
    }

    /// Takes back what was said last, if it was theirs.
    mutating func removeLast(_ role: Message.Role) {
        guard let last = self.utterances.last, last.role == role else { return }
        self.size -= HistoryLimit.size(of: last.text)
        self.utterances.removeLast()
    }

    private mutating func dropOldest() -> Bool {
        var count = 0
        while count < self.utterances.count - 1,
            self.size > self.room / 3 || self.utterances[count].role == .assistant
        {
            self.size -= HistoryLimit.size(of: self.utterances[count].text)
            count += 1
        }
        self.utterances.removeFirst(count)
        return count > 0
    }
}
