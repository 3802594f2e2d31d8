/// What one model of a list says, and whether that is an answer.
struct FallbackAnswer: Sendable {
    private var words = FirstWords()
    private var hasCalls = false
    private let hasTools: Bool

    /// - Parameter hasTools: whether tools were declared; else a call of one is nothing.
    init(hasTools: Bool) {
        self.hasTools = hasTools
    }

    /// Whether there was a word, or a call of a tool.
    var saysSomething: Bool { self.words.haveCome || self.hasCalls }

    /// - Returns: what goes on now.
    mutating func take(_ part: MessagePart) -> MessagePart? {
        switch part {
        case .text(let token):
            let text = self.words.append(token)
            return text.isEmpty ? nil : .text(text)
        case .reasoning: return part
        case .toolCall:
            self.hasCalls = self.hasCalls || self.hasTools
            return self.hasTools ? part : nil
        }
    }
}
