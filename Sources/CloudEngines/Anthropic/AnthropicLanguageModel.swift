public import SpeechEngines

/// A model behind Anthropic's Messages.
public final class AnthropicLanguageModel: LanguageModel {
    /// Anthropic's own service.
    public static let standardBase = "https://api.anthropic.com/v1"

    public let capabilities = LanguageModelCapabilities(isStreaming: true, contextTokens: nil, languages: [])

    private let client: ChatClient

    /// Nothing is opened yet; the parameters are those of ``OpenAILanguageModel``.
    public init(
        model: String, base: String = standardBase, key: APIKey?, times: ChatTimes = ChatTimes(),
        clock: some Clock<Duration> = ContinuousClock(),
        observe: @escaping @Sendable (ChatStreamEvent) -> Void = { _ in }
    ) {
        self.client = ChatClient(
            service: ChatService(name: "Anthropic", base: base, key: key, keyName: "ANTHROPIC_API_KEY"),
            dialect: AnthropicDialect(), model: model, times: times, clock: clock, observe: observe)
    }

    public func reply(
        to messages: [Message], options: GenerationOptions, emit: @Sendable (String) async throws -> Void
    ) async throws -> GenerationEnd {
        try await self.client.reply(to: messages, options: options, emit: emit)
    }

    /// Opens a connection if none is open; the service is not asked to read anything.
    public func prepare(for messages: [Message]) async { await self.client.warm() }

    /// Asks the service for its models, which costs nothing.
    /// - Returns: the time to the first byte of the answer, the opening of a connection included.
    /// - Throws: `EngineError` if the service cannot be reached or refuses the key.
    public func reach() async throws -> Duration { try await self.client.reach() }
}
