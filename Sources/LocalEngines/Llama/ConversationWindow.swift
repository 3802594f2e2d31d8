internal import SpeechEngines

/// A conversation that can lose its oldest turns; the system prompt and the last message always stay.
struct ConversationWindow {
    private(set) var messages: [Message]

    init(_ messages: [Message]) {
        self.messages = messages
    }

    /// Drops the oldest user message and the answers to it.
    /// - Returns: false if nothing more can be dropped.
    mutating func dropOldestTurn() -> Bool {
        let first = self.messages.first?.role == .system ? 1 : 0
        guard self.messages.count - first > 1 else { return false }
        let rest = self.messages[(first + 1)...]
        let next = rest.firstIndex { $0.role == .user } ?? self.messages.count - 1
        self.messages.removeSubrange(first..<next)
        return true
    }
}
