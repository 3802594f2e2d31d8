/// Reads the objects of one answer.
struct OpenAIReader: ChatReader {
    /// Characters of an answer that are kept to tell a repetition of the whole from what is new.
    private static let memory = 16_000

    private var toolCalls = ToolCallAssembly()
    /// The answer that is read, of several that a server may send.
    private var index: Int?
    private var said = ""
    /// Whether words came as what is new, and whether calls did.
    private var hasDelta = false
    private var hasCallDelta = false

    mutating func take(_ event: ServerSentEvent) throws -> [ChatStreamEvent] {
        let data = event.data.drop(while: \.isWhitespace)
        if data.isEmpty { return [] }
        if Self.isEnd(data) { return self.toolCalls.finish() + [.end] }
        let chunk: OpenAIChunk
        do {
            chunk = try WireJSON.decode(OpenAIChunk.self, from: event.data)
        } catch {
            guard event.name == "error" else { throw UnreadableEvent() }
            return [Self.refused(OpenAIFailure(name: nil, status: nil), event)]
        }
        if let failure = chunk.error { return [Self.refused(failure, event)] }
        if event.name == "error" { return [Self.refused(OpenAIFailure(name: nil, status: nil), event)] }
        var events: [ChatStreamEvent] = []
        var reason: String?
        if let choice = self.own(chunk.choices ?? []) {
            if let failure = choice.error { return [Self.refused(failure, event)] }
            if let delta = choice.delta { events += self.take(delta, isWhole: false) }
            if let message = choice.message { events += self.take(message, isWhole: true) }
            reason = choice.finishReason
        } else if chunk.choices == nil, let type = chunk.type, type.hasPrefix("response.") {
            (events, reason) = self.take(chunk, type)
        } else if chunk.choices == nil, let bare = chunk.bare {
            events += self.take(bare, isWhole: false)
        }
        if chunk.isDone { reason = reason ?? chunk.doneReason ?? "stop" }
        if let reason { events += try self.finish(reason, event) }
        if let usage = chunk.usage { events.append(.usage(TokenUsage(input: usage.input, output: usage.output))) }
        return events
    }

    /// The one answer of several that is read: the first that came.
    private mutating func own(_ choices: [OpenAIChoice]) -> OpenAIChoice? {
        let choice = choices.first { ($0.index ?? 0) == (self.index ?? 0) } ?? (self.index == nil ? choices.first : nil)
        if let choice { self.index = self.index ?? choice.index ?? 0 }
        return choice
    }

    private mutating func take(_ turn: OpenAITurn, isWhole: Bool) -> [ChatStreamEvent] {
        var events: [ChatStreamEvent] = turn.thinking.map { [.thinking($0)] } ?? []
        if !turn.toolCalls.isEmpty { events.append(.callingTool) }
        if !isWhole || !self.hasCallDelta {
            for (position, part) in turn.toolCalls.enumerated() {
                self.toolCalls.add(
                    index: part.index ?? position, id: part.id, name: part.name, arguments: part.arguments,
                    isUnreadable: part.isUnreadable)
            }
        }
        self.hasCallDelta = self.hasCallDelta || !isWhole && !turn.toolCalls.isEmpty
        var text = turn.text
        if isWhole {
            // Some repeat at the end, or every time, what they have said.
            if self.hasDelta { text = "" }
            if !self.said.isEmpty, text.hasPrefix(self.said) { text.removeFirst(self.said.count) }
        } else if !text.isEmpty {
            self.hasDelta = true
        }
        if isWhole, self.said.count + text.count <= Self.memory { self.said += text }
        if !text.isEmpty { events.append(.text(text)) }
        return events
    }

    /// Events of OpenAI's newer interface.
    private mutating func take(_ chunk: OpenAIChunk, _ type: String) -> ([ChatStreamEvent], String?) {
        switch type {
        case "response.output_text.delta", "response.refusal.delta":
            return (chunk.bare.map { self.take($0, isWhole: false) } ?? [], nil)
        case "response.completed": return ([], "stop")
        case "response.incomplete": return ([], "length")
        case _ where type.contains("reasoning"): return ([.thinking(chunk.bare?.text ?? "")], nil)
        default: return ([], nil)
        }
    }

    private mutating func finish(_ reason: String, _ event: ServerSentEvent) throws -> [ChatStreamEvent] {
        switch reason.lowercased() {
        case "error": return [Self.refused(OpenAIFailure(name: nil, status: nil), event)]
        case "insufficient_system_resource":
            return [Self.refused(OpenAIFailure(name: "overloaded_error", status: nil), event)]
        case "length", "max_tokens", "max_output_tokens", "model_length", "context_length":
            return self.toolCalls.finish() + [.finished(.tokenLimit)]
        case "tool_calls", "function_call", "tool_use", "tool_call":
            return self.toolCalls.finish() + [.finished(.toolCalls)]
        case "content_filter", "safety", "recitation", "refusal":
            return self.toolCalls.finish() + [.finished(.withheld)]
        default: return self.toolCalls.finish() + [.finished(.complete)]
        }
    }

    private static func isEnd(_ data: Substring) -> Bool {
        guard data.utf8.count < 20 else { return false }
        let word = data.filter { !$0.isWhitespace && $0 != "\"" }.prefix(7).lowercased()
        return word == "[done]" || word == "done"
    }

    private static func refused(_ failure: OpenAIFailure, _ event: ServerSentEvent) -> ChatStreamEvent {
        var refusal = ServiceRefusal(status: failure.status, name: failure.name)
        refusal.said = ServiceRefusal.Said(event.data)
        return .refused(refusal)
    }
}
