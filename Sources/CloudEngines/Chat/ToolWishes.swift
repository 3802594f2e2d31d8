internal import SpeechEngines

/// The tools that an answer asks for, and whether they may be run.
struct ToolWishes: Sendable {
    /// Whether any tool was declared; else an answer is words alone, and calls are nothing.
    let areAllowed: Bool
    private var calls: [ToolCall] = []
    private var isBroken = false

    init(areAllowed: Bool) {
        self.areAllowed = areAllowed
    }

    mutating func add(_ call: ToolCall) { if self.areAllowed { self.calls.append(call) } }

    mutating func breakCall() { self.isBroken = true }

    /// The calls of an answer that has ended, all of them or none: half of a plan is not what the model wants.
    /// - Throws: `EngineError` if the answer is no answer.
    func calls(of answer: AnswerProgress, from service: ChatService) throws -> [ToolCall] {
        let isCut = answer.finish == .tokenLimit || answer.finish == .withheld
        let calls = isCut || self.isBroken ? [] : self.calls
        if self.areAllowed, calls.isEmpty, answer.hasToolCalls, !isCut { throw service.brokenCall }
        guard answer.hasWords || !calls.isEmpty else { throw self.failure(answer, service) }
        return calls
    }

    /// Why an answer has no words.
    private func failure(_ answer: AnswerProgress, _ service: ChatService) -> EngineError {
        if answer.finish == .withheld { return service.withheld }
        if self.areAllowed, answer.hasToolCalls { return service.cutCall }
        if answer.hasToolCalls || answer.finish == .toolCalls { return service.wantsTool }
        if answer.hasThought { return service.onlyThought }
        // Without an end of its own an empty stream is no answer.
        return answer.isFinished ? service.wordless : service.malformed
    }
}
