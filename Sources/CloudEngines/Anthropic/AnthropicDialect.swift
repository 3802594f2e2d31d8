internal import Foundation
internal import SpeechEngines

/// Anthropic's Messages.
struct AnthropicDialect: ChatDialect {
    let path = "/messages"

    func headers(key: APIKey?) -> [(name: String, value: String)] {
        [("anthropic-version", "2023-06-01")] + (key.map { [("x-api-key", $0.secret)] } ?? [])
    }

    func body(
        model: String, messages: [Message], options: GenerationOptions, sparing concessions: Set<Concession>
    ) throws -> [UInt8] {
        // It always wants them in turn.
        let arranged = ChatMessages.arranged(messages, for: concessions.union([.turns]))
        let system = arranged.first { $0.role == .system }?.text
        let request = AnthropicRequest(
            model: model, maxTokens: options.tokenLimit, system: system,
            messages: Self.entries(arranged),
            // Its range ends at 1.
            temperature: concessions.contains(.temperature) ? nil : min(1, options.temperature),
            stopSequences: options.stops.isEmpty || concessions.contains(.stop) ? nil : options.stops,
            tools: options.tools.isEmpty ? nil : try options.tools.map(AnthropicRequest.Tool.init))
        return Array(try JSONEncoder.snakeCase.encode(request))
    }

    /// Results of tools are the user's, together with what that one says next.
    private static func entries(_ messages: [Message]) -> [AnthropicRequest.Entry] {
        var entries: [AnthropicRequest.Entry] = []
        for message in messages where message.role != .system {
            let role = message.role == .assistant ? "assistant" : "user"
            let content = AnthropicContent(message)
            if let last = entries.last, last.role == role {
                entries[entries.count - 1] = .init(role: role, content: last.content.joined(with: content))
            } else {
                entries.append(.init(role: role, content: content))
            }
        }
        return entries
    }

    func reader() -> any ChatReader { AnthropicReader() }

    func refusal(status: Int, body: [UInt8], retryAfter: Duration?) -> ServiceRefusal {
        let text = String(decoding: body, as: UTF8.self)
        // A body that is no JSON says no more than its status.
        let said = try? WireJSON.decode(AnthropicEvent.self, from: text)
        var refusal = ServiceRefusal(status: status, name: said?.error, retryAfter: retryAfter)
        refusal.said = ServiceRefusal.Said(text)
        return refusal
    }
}
