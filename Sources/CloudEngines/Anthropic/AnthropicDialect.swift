internal import Foundation
internal import SpeechEngines

/// Anthropic's Messages.
struct AnthropicDialect: ChatDialect {
    /// What the user is taken to have said where the agent spoke first: the first message must be the user's.
    private static let opening = "Hello."

    let path = "/messages"

    func headers(key: APIKey?) -> [(name: String, value: String)] {
        [("anthropic-version", "2023-06-01")] + (key.map { [("x-api-key", $0.secret)] } ?? [])
    }

    func body(model: String, messages: [Message], options: GenerationOptions) throws -> [UInt8] {
        let system = messages.filter { $0.role == .system }.map(\.text).joined(separator: "\n\n")
        var entries = messages.filter { $0.role != .system }.map {
            AnthropicRequest.Entry(role: $0.role.rawValue, content: $0.text)
        }
        if entries.first?.role != Message.Role.user.rawValue {
            entries.insert(.init(role: Message.Role.user.rawValue, content: Self.opening), at: 0)
        }
        let request = AnthropicRequest(
            model: model, maxTokens: options.tokenLimit, system: system.isEmpty ? nil : system, messages: entries,
            // Its range ends at 1.
            temperature: min(1, options.temperature), stopSequences: options.stops.isEmpty ? nil : options.stops)
        return Array(try JSONEncoder.snakeCase.encode(request))
    }

    func reader() -> any ChatReader { AnthropicReader() }

    func refusal(status: Int, body: [UInt8], retryAfter: Duration?) -> ServiceRefusal {
        // A body that is no JSON says no more than its status.
        let said = try? JSONDecoder.snakeCase.decode(AnthropicEvent.self, from: Data(body))
        return ServiceRefusal(status: status, name: said?.error?.type, retryAfter: retryAfter)
    }
}
