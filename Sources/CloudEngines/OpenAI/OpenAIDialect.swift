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

    func body(
        model: String, messages: [Message], options: GenerationOptions, sparing concessions: Set<Concession>
    ) throws -> [UInt8] {
        guard options.stops.count <= Self.stopLimit else {
            throw EngineError(.unsupported, "a service takes at most \(Self.stopLimit) stop texts: give fewer")
        }
        let limit = concessions.contains(.limit) ? nil : options.tokenLimit
        let usesNewName = self.isOpenAI != concessions.contains(.otherLimit)
        let isCool = self.isOpenAI && options.temperature == 0
        let request = OpenAIRequest(
            model: model,
            messages: ChatMessages.arranged(messages, for: concessions).map(OpenAIRequest.Entry.init),
            streamOptions: concessions.contains(.streamOptions) ? nil : .init(),
            maxTokens: usesNewName ? nil : limit, maxCompletionTokens: usesNewName ? limit : nil,
            temperature: isCool || concessions.contains(.temperature) ? nil : options.temperature,
            stop: options.stops.isEmpty || concessions.contains(.stop) ? nil : options.stops,
            tools: options.tools.isEmpty ? nil : try options.tools.map(OpenAIRequest.Tool.init))
        return Array(try JSONEncoder.snakeCase.encode(request))
    }

    func reader() -> any ChatReader { OpenAIReader() }

    func refusal(status: Int, body: [UInt8], retryAfter: Duration?) -> ServiceRefusal {
        let text = String(decoding: body, as: UTF8.self)
        // A body that is no JSON says no more than its status.
        let said = try? WireJSON.decode(OpenAIChunk.self, from: text)
        var refusal = ServiceRefusal(status: status, name: said?.error?.name, retryAfter: retryAfter)
        refusal.said = ServiceRefusal.Said(text)
        return refusal
    }
}
