internal import Foundation

/// Reads the events of one answer.
struct AnthropicReader: ChatReader {
    private var toolCalls = ToolCallAssembly()
    private var usage = TokenUsage()
    private let decoder = JSONDecoder.snakeCase

    mutating func take(_ event: ServerSentEvent) throws -> [ChatStreamEvent] {
        if event.data.allSatisfy(\.isWhitespace) { return [] }
        let said: AnthropicEvent
        do {
            said = try self.decoder.decode(AnthropicEvent.self, from: Data(event.data.utf8))
        } catch {
            throw UnreadableEvent()
        }
        switch said.type {
        case "message_start":
            self.usage.input = said.message?.usage?.inputTokens
            return []
        case "content_block_start":
            if said.contentBlock?.type == "tool_use" {
                self.toolCalls.add(
                    index: said.index ?? 0, id: said.contentBlock?.id, name: said.contentBlock?.name, arguments: nil)
            }
            return Self.text(said.contentBlock?.text)
        case "content_block_delta":
            if let part = said.delta?.partialJson {
                self.toolCalls.add(index: said.index ?? 0, id: nil, name: nil, arguments: part)
            }
            return Self.text(said.delta?.text)
        case "message_delta":
            self.usage.output = said.usage?.outputTokens ?? self.usage.output
            guard let reason = said.delta?.stopReason else { return [] }
            return self.toolCalls.finish().map(ChatStreamEvent.toolCall)
                + [.usage(self.usage), .finished(Self.finish(reason))]
        case "message_stop":
            return [.end]
        case "error":
            return [.refused(ServiceRefusal(name: said.error?.type))]
        default:
            // `ping`, and what the service adds in time.
            return []
        }
    }

    private static func text(_ text: String?) -> [ChatStreamEvent] {
        text.map { $0.isEmpty ? [] : [.text($0)] } ?? []
    }

    private static func finish(_ reason: String) -> ChatFinish {
        switch reason {
        case "max_tokens", "model_context_window_exceeded": .tokenLimit
        case "tool_use": .toolCalls
        case "refusal": .withheld
        default: .complete
        }
    }
}
