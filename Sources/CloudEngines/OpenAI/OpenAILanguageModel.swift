public import SpeechEngines

/// A model behind OpenAI's chat completions: at OpenAI, or at any server that speaks the same (vLLM, llama.cpp, Ollama).
public final class OpenAILanguageModel: LanguageModel {
    /// OpenAI's own service.
    public static let standardBase = "https://api.openai.com/v1"

    public let capabilities = LanguageModelCapabilities(contextTokens: nil)

    private let client: ChatClient

    /// Nothing is opened yet.
    /// - Parameters:
    ///   - model: the model's name at the service.
    ///   - base: the URL up to and with `/v1`, `http:` or `https:`.
    ///   - key: nil for servers that want none.
    ///   - observe: takes each event of each answer as it arrives; must return at once. For usage, of which a reply says
    ///     nothing.
    public init(
        model: String, base: String = standardBase, key: APIKey?, times: ChatTimes = ChatTimes(),
        clock: some Clock<Duration> = ContinuousClock(),
        observe: @escaping @Sendable (ChatStreamEvent) -> Void = { _ in }
    ) {
        let service = ChatService(
            name: "OpenAI-compatible service", base: base, key: key, keyName: "OPENAI_API_KEY")
        self.client = ChatClient(
            service: service, dialect: OpenAIDialect(isOpenAI: service.host == "api.openai.com"), model: model,
            times: times, clock: clock, observe: observe)
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
