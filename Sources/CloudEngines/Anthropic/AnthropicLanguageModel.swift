public import SpeechEngines

/// A model behind Anthropic's Messages.
public final class AnthropicLanguageModel: LanguageModel {
    /// Anthropic's own service.
    public static let standardBase = "https://api.anthropic.com/v1"

    public let capabilities = LanguageModelCapabilities(contextTokens: nil)

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
        to messages: [Message], options: GenerationOptions, emit: @Sendable (MessagePart) async throws -> Void
    ) async throws -> GenerationEnd {
        try await self.client.reply(to: messages, options: options, emit: emit)
    }

    /// Has a server of one's own load its model, by a question whose short answer also shows what the server takes and
    /// how its model thinks. A vendor's service is not asked: that would cost. Returns at the latest after
    /// `ChatTimes.firstAnswer` and the model's thinking; what is wrong is told by the first question.
    public func load() async { await self.client.load() }

    /// Opens a connection if none is open; the service is not asked to read anything, unless it is one's own and may have
    /// put its model away.
    public func prepare(for messages: [Message]) async { await self.client.warm() }

    /// Ends what `prepare` has begun; connections are not opened ahead any more.
    public func stop() async { await self.client.stop() }

    /// Asks the service for its models, which costs nothing.
    /// - Returns: the time to the first byte of the answer, the opening of a connection included.
    /// - Throws: `EngineError` if the service cannot be reached or refuses the key.
    public func reach() async throws -> Duration { try await self.client.reach() }
}
