/// Reads the events of one answer.
struct AnthropicReader: ChatReader {
    private var toolCalls = ToolCallAssembly()
    private var usage = TokenUsage()

    mutating func take(_ event: ServerSentEvent) throws -> [ChatStreamEvent] {
        if event.data.allSatisfy(\.isWhitespace) { return [] }
        if event.data == "[DONE]" { return [.end] }
        let said = try WireJSON.decode(AnthropicEvent.self, from: event.data)
        switch said.type {
        case "message_start":
            self.usage.input = said.message?.usage?.input
            return []
        case "content_block_start":
            return said.contentBlock.map { self.take($0, said.index) } ?? []
        case "content_block_delta":
            return said.delta.map { self.take($0, said.index) } ?? []
        case "message_delta":
            self.usage.output = said.usage?.output ?? self.usage.output
            return said.delta?.stopReason.map { self.finish($0) } ?? []
        case "message":
            self.usage = TokenUsage(input: said.usage?.input, output: said.usage?.output)
            let blocks = said.content.enumerated().flatMap { self.take($1, $0) }
            return blocks + self.finish(said.stopReason ?? "end_turn") + [.end]
        case "message_stop":
            return [.end]
        case "error":
            var refusal = ServiceRefusal(name: said.error)
            refusal.said = ServiceRefusal.Said(event.data)
            return [.refused(refusal)]
        default:
            // `ping`, and what the service adds in time.
            return []
        }
    }

    private mutating func take(_ block: AnthropicEvent.Block, _ index: Int) -> [ChatStreamEvent] {
        if block.isThinking { return [.thinking(block.thinking)] }
        if block.type == "tool_use" || block.partialJson != nil {
            self.toolCalls.add(
                index: index, id: block.id, name: block.name, arguments: block.partialJson,
                isUnreadable: block.hasInput)
            return [.callingTool]
        }
        return block.text.isEmpty ? [] : [.text(block.text)]
    }

    private mutating func finish(_ reason: String) -> [ChatStreamEvent] {
        self.toolCalls.finish() + [.usage(self.usage), .finished(Self.reason(reason))]
    }

    private static func reason(_ reason: String) -> ChatFinish {
        switch reason {
        case "max_tokens", "model_context_window_exceeded": .tokenLimit
        case "tool_use": .toolCalls
        case "refusal": .withheld
        default: .complete
        }
    }
}
