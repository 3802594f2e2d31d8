/// A conversation in an order that a model takes which knows fewer.
extension [Message] {
    /// What the user is taken to have said where the agent spoke first.
    public static var opening: String { "Hello." }

    /// User and assistant in turn behind the instructions, the user first. Between an assistant's calls and its next words
    /// stand the results, and nothing else.
    public var inTurn: [Message] {
        var turns: [Message] = []
        for message in self.paired where message.role != .system {
            if turns.isEmpty, message.role == .assistant { turns.append(Message(.user, Self.opening)) }
            if let last = turns.last, last.role == message.role {
                let texts = [last.text, message.text].filter { !$0.isEmpty }
                turns[turns.count - 1].text = texts.joined(separator: "\n")
                turns[turns.count - 1].toolCalls += message.toolCalls
            } else {
                turns.append(message)
            }
        }
        let instructions = self.instructions
        return (instructions.isEmpty ? [] : [Message(.system, instructions)]) + turns
    }

    /// Instructions as the beginning of the first user message; that message is made if an assistant's comes first.
    public var folded: [Message] {
        let instructions = self.instructions
        var turns = self.filter { $0.role != .system }
        guard !instructions.isEmpty else { return turns }
        if turns.first?.role == .user {
            turns[0].text = instructions + "\n\n" + turns[0].text
        } else {
            turns.insert(Message(.user, instructions), at: 0)
        }
        return turns
    }

    private var instructions: String {
        self.filter { $0.role == .system }.map(\.text).joined(separator: "\n\n")
    }
}
