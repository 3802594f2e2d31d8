public import SpeechEngines

/// A language model in a GGUF file on this machine, run by llama.cpp, one loop for all sessions.
///
/// It is told of no tools and asks for none; results that other models have asked for it reads in words. What it thinks is
/// left out.
public struct LlamaLanguageModel: LanguageModel {
    /// What a model is loaded with.
    public struct Settings: Sendable, Equatable {
        /// A GGUF file.
        public var modelPath: String
        /// Tokens of one conversation and its answer together, 256…32768; longer conversations lose their oldest turns.
        public var contextTokens: Int
        /// Conversations kept in the cache at once, 1…64; more wait their turn.
        public var sequences: Int

        public init(modelPath: String, contextTokens: Int = 2048, sequences: Int = 8) {
            self.modelPath = modelPath
            self.contextTokens = contextTokens
            self.sequences = sequences
        }
    }

    public let capabilities: LanguageModelCapabilities
    private let loop: EngineLoop<LlamaEngine>

    /// Loads the model and runs it once.
    public static func load(engines: LocalRuntime, settings: Settings) async throws -> LlamaLanguageModel {
        let loop = try await EngineLoop<LlamaEngine>.start(name: "language-model") {
            try LlamaEngine(model: LlamaModel(engines: engines, settings: settings), settings: settings)
        }
        return LlamaLanguageModel(
            capabilities: LanguageModelCapabilities(contextTokens: settings.contextTokens),
            loop: loop)
    }

    public func reply(
        to messages: [Message], options: GenerationOptions, emit: @Sendable (MessagePart) async throws -> Void
    ) async throws -> GenerationEnd {
        // One element a token, and one for the end.
        let job = EngineJob<LlamaOutput>(capacity: options.tokenLimit + 2)
        guard self.loop.submit(.reply(messages, options, ReplyStanding.current, job)) else { throw Self.stopped }
        defer { job.cancel() }
        var words = FirstWords()
        for try await output in job.output {
            switch output {
            case .text(let text):
                let text = words.append(text)
                if !text.isEmpty { try await emit(.text(text)) }
            case .end(let end):
                guard words.haveCome else { throw EngineError.wordless() }
                return end
            }
        }
        try Task.checkCancellation()
        throw Self.stopped
    }

    public func prepare(for messages: [Message]) async {
        let job = EngineJob<LlamaOutput>(capacity: 2)
        guard self.loop.submit(.prepare(messages, job)) else { return }
        defer { job.cancel() }
        do {
            for try await _ in job.output {}
        } catch {
            // Reading ahead is a favor: the reply itself will report what is wrong.
        }
    }

    /// Ends the engine; replies under way fail.
    public func stop() async {
        await self.loop.stop()
    }

    private static let stopped = EngineError(.stopped, "the language model has been shut down")
}
