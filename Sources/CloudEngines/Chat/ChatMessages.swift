internal import SpeechEngines

/// A conversation in the order that a server wants.
enum ChatMessages {
    /// What the user is taken to have said where the agent spoke first.
    static let opening = "Hello."

    /// - Parameter concessions: what the server does not take.
    static func arranged(_ messages: [Message], for concessions: Set<Concession>) -> [Message] {
        var messages = messages
        if concessions.contains(.turns) { messages = Self.inTurn(messages) }
        if concessions.contains(.system) { messages = Self.folded(messages) }
        return messages
    }

    /// User and assistant in turn behind the instructions, the user first.
    static func inTurn(_ messages: [Message]) -> [Message] {
        let system = messages.filter { $0.role == .system }.map(\.text).joined(separator: "\n\n")
        var turns: [Message] = []
        for message in messages where message.role != .system {
            if turns.isEmpty, message.role == .assistant { turns.append(Message(.user, Self.opening)) }
            if turns.last?.role == message.role {
                turns[turns.count - 1].text += "\n" + message.text
            } else {
                turns.append(message)
            }
        }
        return (system.isEmpty ? [] : [Message(.system, system)]) + turns
    }

    /// Instructions as the beginning of the first user message; that message is made if an assistant's comes first.
    static func folded(_ messages: [Message]) -> [Message] {
        let system = messages.filter { $0.role == .system }.map(\.text).joined(separator: "\n\n")
        var turns = messages.filter { $0.role != .system }
        guard !system.isEmpty else { return turns }
        if turns.first?.role == .user {
            turns[0].text = system + "\n\n" + turns[0].text
        } else {
            turns.insert(Message(.user, system), at: 0)
        }
        return turns
    }
}
