internal import SpeechEngines

/// Which conversations a model's chat template can hold, found out by what becomes of short ones.
///
/// llama.cpp does not run a template but knows it by its marks, and writes what the model was never taught without a
/// complaint: an agent's greeting as the user's words, instructions nowhere.
struct ChatForm: Sendable, Equatable {
    /// Templates that themselves refuse an order which llama.cpp writes all the same.
    private static let strictMarks = ["<start_of_turn>", "<|START_OF_TURN_TOKEN|>"]

    private enum Probe {
        static let system = Message(.system, "qwisys")
        static let first = Message(.user, "qwifirst")
        static let answer = Message(.assistant, "qwianswer")
        static let second = Message(.user, "qwisecond")
    }

    /// Whether user and assistant must take turns, the user first.
    let beginsWithUser: Bool
    /// Whether there is a place for instructions.
    let hasSystem: Bool

    /// - Parameter render: a conversation as the template writes it, nil if it refuses.
    init(render: ([Message]) -> String?) {
        let instructed = render([Probe.system, Probe.first])
        self.hasSystem = instructed?.contains(Probe.system.text) ?? false
        self.beginsWithUser = !Self.takesAnswerFirst(render)
    }

    /// The conversation as the template takes it; each writes tools in a form of its own, so they are told in words.
    func fitted(_ messages: [Message]) -> [Message] {
        let messages = messages.withoutTools
        let turns = self.beginsWithUser ? messages.inTurn : messages
        return self.hasSystem ? turns : turns.folded
    }

    /// Whether an answer that comes first is written as one that follows a question.
    private static func takesAnswerFirst(_ render: ([Message]) -> String?) -> Bool {
        guard let usual = render([Probe.first, Probe.answer, Probe.second]),
            let early = render([Probe.answer, Probe.second]),
            render([Probe.system, Probe.answer, Probe.second]) != nil || render([Probe.system, Probe.first]) == nil,
            !self.strictMarks.contains(where: usual.contains),
            let question = usual.range(of: Probe.first.text),
            let answer = usual.range(of: Probe.answer.text, after: question.upperBound),
            let opening = early.range(of: Probe.answer.text)
        else { return false }
        let mark = early[..<opening.lowerBound]
        // Without a mark of its own it would read as the user's.
        return mark.contains { !$0.isWhitespace } && usual[question.upperBound..<answer.lowerBound].hasSuffix(mark)
    }
}

extension String {
    /// Where a text first begins, from a place on.
    fileprivate func range(of text: String, after place: String.Index? = nil) -> Range<String.Index>? {
        self[(place ?? self.startIndex)...].firstRange(of: text)
    }
}
