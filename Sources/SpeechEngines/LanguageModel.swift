/// Answers a conversation, part by part. Shared by all sessions of a process.
public protocol LanguageModel: Sendable {
    var capabilities: LanguageModelCapabilities { get }

    /// Writes the next assistant message.
    ///
    /// Ends at its task's cancellation, at the latest after the step that runs. What the model thinks before or while it
    /// answers is not part of the message's text. A message without a word is an error, unless it asks for a tool that was
    /// declared; a tool that nobody declared is never asked for.
    /// - Parameters:
    ///   - messages: the system prompt, then user and assistant in turn, the user or results of tools last.
    ///   - emit: takes the parts in order, as they come: text a token, a part of one, or several at a time, calls of tools
    ///     behind all text; the model waits while it is suspended.
    /// - Returns: why it ended.
    func reply(
        to messages: [Message], options: GenerationOptions, emit: @Sendable (MessagePart) async throws -> Void
    ) async throws -> GenerationEnd

    /// Reads messages ahead of a reply that will begin with them, so that its first token comes sooner.
    func prepare(for messages: [Message]) async

    /// The same engine, for a session that wants to be told when one of a list takes over.
    func telling(_ observer: @escaping @Sendable (EngineFallback) -> Void) -> any LanguageModel

    /// Shuts the engine down; returns when its thread has ended. Work under way fails with `stopped`. A process must
    /// not exit before: libraries in the middle of a step would lose their memory.
    func stop() async
}

extension LanguageModel {
    /// Of an engine that is no list nothing is to be told.
    public func telling(_ observer: @escaping @Sendable (EngineFallback) -> Void) -> any LanguageModel { self }

    /// Models that cannot read ahead do nothing.
    public func prepare(for messages: [Message]) async {}

    /// Engines without a thread of their own have nothing to end.
    public func stop() async {}
}

/// What a language model can do.
public struct LanguageModelCapabilities: Sendable, Equatable {
    /// Tokens of conversation and answer together, nil where unknown.
    public var contextTokens: Int?

    public init(contextTokens: Int?) {
        self.contextTokens = contextTokens
    }
}

/// How an answer is written.
public struct GenerationOptions: Sendable, Equatable {
    /// Tokens of the answer at the most, 1…4096; what a model thinks does not count.
    public var tokenLimit: Int
    /// 0 takes the likeliest token every time; up to 2 makes answers more varied.
    public var temperature: Double
    /// Makes tokens of the recent text less likely; 1 does nothing.
    public var repeatPenalty: Double
    /// Texts that end the answer; they are not part of it.
    public var stops: [String]
    /// What the model may ask for. A model that was taught no tools answers in words.
    public var tools: [ToolDeclaration]

    public init(
        tokenLimit: Int = 160, temperature: Double = 0, repeatPenalty: Double = 1.1, stops: [String] = [],
        tools: [ToolDeclaration] = []
    ) {
        self.tokenLimit = tokenLimit
        self.temperature = temperature
        self.repeatPenalty = repeatPenalty
        self.stops = stops
        self.tools = tools
    }
}

/// Why an answer ended.
public enum GenerationEnd: String, Sendable, Equatable {
    /// The model said all it had to say, or a stop text came.
    case complete
    /// The token limit was reached; what the model wanted of tools is not known then.
    case tokenLimit
    /// The model waits for the results of the tools that it asked for.
    case toolCalls
}
