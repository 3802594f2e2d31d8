public import SpeechEngines

extension EngineConformance {
    /// Checks a language model that is told of no tools.
    public static func check(_ model: any LanguageModel) async throws -> [String] {
        var broken: [String] = []
        let question = [Message(.system, "Answer in one sentence."), Message(.user, "What is a bridge?")]
        let whole = Parts()
        let end = try await model.reply(to: question, options: GenerationOptions(tokenLimit: 64)) { whole.add($0) }
        if whole.texts.isEmpty { broken.append("a question is answered") }
        if whole.texts.count < 2 { broken.append("an answer comes bit by bit") }
        if whole.all.contains(where: \.isEmpty) { broken.append("no part is empty") }
        if whole.reasoning.utf8.count > 16 << 10 { broken.append("thinking is told up to 16 KiB") }
        if !whole.calls.isEmpty || end == .toolCalls { broken.append("tools that nobody declared are not asked for") }

        let limited = Parts()
        let limitedEnd = try await model.reply(to: question, options: GenerationOptions(tokenLimit: 2)) {
            limited.add($0)
        }
        if limited.texts.count > 2 || (limitedEnd != .tokenLimit && end == .tokenLimit) {
            broken.append("the token limit is kept and reported")
        }

        let stopped = Parts()
        do {
            _ = try await model.reply(to: question, options: GenerationOptions(tokenLimit: 64)) { part in
                stopped.add(part)
                throw Stop()
            }
            broken.append("an error of the reader ends the reply")
        } catch is Stop {
            if stopped.all.count != 1 { broken.append("nothing follows an error of the reader") }
        }

        let cancelled = Task {
            try await model.reply(to: question, options: GenerationOptions(tokenLimit: 64)) { _ in
                try await Task.sleep(for: .seconds(3600))
            }
        }
        cancelled.cancel()
        if case .success = await cancelled.result { broken.append("a cancelled reply throws") }
        return broken
    }

    /// Checks a language model that asks for tools.
    /// - Parameters:
    ///   - tool: what it may ask for.
    ///   - messages: a conversation in which it does.
    public static func check(
        _ model: any LanguageModel, calling tool: ToolDeclaration, in messages: [Message]
    ) async throws -> [String] {
        var broken: [String] = []
        let options = GenerationOptions(tokenLimit: 256, tools: [tool])
        let parts = Parts()
        let end = try await model.reply(to: messages, options: options) { parts.add($0) }
        let calls = parts.calls
        if calls.isEmpty { broken.append("a tool that is of use is asked for") }
        if end != .toolCalls { broken.append("an answer that waits for tools says so at its end") }
        if calls.contains(where: { $0.name != tool.name }) { broken.append("only declared tools are asked for") }
        if Set(calls.map(\.id)).count != calls.count { broken.append("each call has an id of its own") }
        let behind = parts.all.drop { if case .toolCall = $0 { false } else { true } }
        if behind.count != calls.count { broken.append("calls come behind all text") }
        if parts.all.contains(where: \.isEmpty) { broken.append("no part is empty") }

        let said = Message.assistant(parts.texts.joined(), calling: calls)
        let results = calls.map { Message(.tool(call: $0.id), "It was done.") }
        let next = Parts()
        let nextEnd = try await model.reply(to: messages + [said] + results, options: options) { next.add($0) }
        if next.texts.isEmpty, next.calls.isEmpty { broken.append("results are answered") }
        if (nextEnd == .toolCalls) == next.calls.isEmpty { broken.append("calls and the end agree") }

        let stopped = Parts()
        do {
            _ = try await model.reply(to: messages, options: options) { part in
                stopped.add(part)
                if case .toolCall = part { throw Stop() }
            }
            if !calls.isEmpty { broken.append("an error of who runs the tools ends the reply") }
        } catch is Stop {
            if stopped.calls.count != 1 { broken.append("nothing follows an error of who runs the tools") }
        }
        return broken
    }
}

private typealias Parts = Collected<MessagePart>

extension Collected<MessagePart> {
    fileprivate var texts: [String] { self.all.compactMap { if case .text(let text) = $0 { text } else { nil } } }
    fileprivate var calls: [ToolCall] { self.all.compactMap { if case .toolCall(let call) = $0 { call } else { nil } } }
    fileprivate var reasoning: String {
        self.all.map { if case .reasoning(let text) = $0 { text } else { "" } }.joined()
    }
}

extension MessagePart {
    fileprivate var isEmpty: Bool {
        switch self {
        case .text(let text), .reasoning(let text): text.isEmpty
        case .toolCall: false
        }
    }
}
