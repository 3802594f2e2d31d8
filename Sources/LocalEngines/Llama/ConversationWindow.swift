internal import SpeechEngines

/// The latest turns of a conversation; the system prompt and the last message always stay.
struct ConversationWindow {
    private let messages: [Message]
    private let costs: [Int]

    /// - Parameter costs: what each message takes, in any unit.
    init(_ messages: [Message], costs: [Int]) {
        self.messages = messages
        self.costs = costs
    }

    /// What all messages take.
    var cost: Int { self.costs.reduce(0, +) }

    /// The messages without the oldest turns that do not fit into `room`.
    ///
    /// Turns go in blocks of half the room, counted from the beginning of the conversation: while it grows by half the
    /// room the same ones are left out, so what the cache holds of the others stays of use.
    /// - Parameter blocks: how many more go, where the costs turned out to be too low.
    func fitting(_ room: Int, dropping blocks: Int = 0) -> [Message] {
        let first = self.messages.first?.role == .system ? 1 : 0
        let last = self.messages.count - 1
        guard first < last else { return self.messages }
        let block = max(1, (room - self.costs.prefix(first).reduce(0, +)) / 2)
        let excess = max(0, self.cost - room)
        let goal = ((excess + block - 1) / block + blocks) * block
        var dropped = 0
        var next = first
        while next < last, dropped < goal || (next > first && self.messages[next].role != .user) {
            dropped += self.costs[next]
            next += 1
        }
        return Array(self.messages[..<first] + self.messages[next...])
    }
}
