internal import Foundation
internal import SpeechEngines

/// Chat completions as OpenAI defines them and vLLM, llama.cpp, Ollama and others serve them.
struct OpenAIDialect: ChatDialect {
    /// Stop texts that a request may have.
    private static let stopLimit = 4

    /// Whether OpenAI itself is asked. Its newer models know `max_completion_tokens` only, and refuse a temperature of 0.
    let isOpenAI: Bool

    let path = "/chat/completions"

    func headers(key: APIKey?) -> [(name: String, value: String)] {
        key.map { [("authorization", "Bearer \($0.secret)")] } ?? []
    }

    func body(model: String, messages: [Message], options: GenerationOptions) throws -> [UInt8] {
        guard options.stops.count <= Self.stopLimit else {
            throw EngineError(.unsupported, "a service takes at most \(Self.stopLimit) stop texts: give fewer")
        }
        let request = OpenAIRequest(
            model: model, messages: messages.map { .init(role: $0.role.rawValue, content: $0.text) },
            maxTokens: self.isOpenAI ? nil : options.tokenLimit,
            maxCompletionTokens: self.isOpenAI ? options.tokenLimit : nil,
            temperature: self.isOpenAI && options.temperature == 0 ? nil : options.temperature,
            stop: options.stops.isEmpty ? nil : options.stops)
        return Array(try JSONEncoder.snakeCase.encode(request))
    }

    func reader() -> any ChatReader { OpenAIReader() }

    func refusal(status: Int, body: [UInt8], retryAfter: Duration?) -> ServiceRefusal {
        // A body that is no JSON says no more than its status.
        let said = try? JSONDecoder.snakeCase.decode(OpenAIChunk.Failing.self, from: Data(body))
        return ServiceRefusal(status: status, name: said?.error.name, retryAfter: retryAfter)
    }
}
