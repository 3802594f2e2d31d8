internal import Foundation

/// Reads the chunks of one answer.
struct OpenAIReader: ChatReader {
    private var toolCalls = ToolCallAssembly()
    private let decoder = JSONDecoder.snakeCase

    mutating func take(_ event: ServerSentEvent) throws -> [ChatStreamEvent] {
        if event.data.allSatisfy(\.isWhitespace) { return [] }
        if event.data == "[DONE]" { return self.finishedCalls() + [.end] }
        let chunk: OpenAIChunk
        do {
            chunk = try self.decoder.decode(OpenAIChunk.self, from: Data(event.data.utf8))
        } catch {
            throw UnreadableEvent()
        }
        if let failure = chunk.error {
            return [.refused(ServiceRefusal(status: failure.status, name: failure.name))]
        }
        var events: [ChatStreamEvent] = []
        // Only one answer is asked for.
        if let choice = chunk.choices?.first(where: { ($0.index ?? 0) == 0 }) {
            // A refusal is written for the person who asked.
            for text in [choice.delta?.content, choice.delta?.refusal].compactMap({ $0 }) where !text.isEmpty {
                events.append(.text(text))
            }
            for (position, part) in (choice.delta?.toolCalls ?? []).enumerated() {
                self.toolCalls.add(
                    index: part.index ?? position, id: part.id, name: part.function?.name,
                    arguments: part.function?.arguments)
            }
            if let reason = choice.finishReason {
                events += self.finishedCalls() + [.finished(Self.finish(reason))]
            }
        }
        if let usage = chunk.usage {
            events.append(.usage(TokenUsage(input: usage.promptTokens, output: usage.completionTokens)))
        }
        return events
    }

    private mutating func finishedCalls() -> [ChatStreamEvent] {
        self.toolCalls.finish().map(ChatStreamEvent.toolCall)
    }

    private static func finish(_ reason: String) -> ChatFinish {
        switch reason {
        case "length": .tokenLimit
        case "tool_calls", "function_call": .toolCalls
        case "content_filter": .withheld
        default: .complete
        }
    }
}
