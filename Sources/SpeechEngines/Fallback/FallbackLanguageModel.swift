internal import Synchronization

/// Several language models as one: when a model fails before its first word, or has none, the next one answers.
///
/// A model that failed is tried last for 30 seconds, whenever it failed. After the first word, or the first call of a tool
/// that was declared, a failure is the reply's.
public final class FallbackLanguageModel: LanguageModel {
    public let capabilities: LanguageModelCapabilities

    private let list: FallbackList<any LanguageModel>

    /// - Parameters:
    ///   - models: at least one, the best first.
    ///   - report: told of every fallback of every session; must return at once.
    public init(
        _ models: [NamedEngine<any LanguageModel>], clock: some Clock<Duration> = ContinuousClock(),
        report: @escaping @Sendable (EngineFallback) -> Void = { _ in }
    ) {
        self.list = FallbackList(.languageModel, models, clock: clock, report: report)
        let contexts = models.compactMap(\.engine.capabilities.contextTokens)
        self.capabilities = LanguageModelCapabilities(contextTokens: contexts.min())
    }

    public func reply(
        to messages: [Message], options: GenerationOptions, emit: @Sendable (MessagePart) async throws -> Void
    ) async throws -> GenerationEnd {
        let hasEmitted = Atomic(false)
        let isUnwanted = Atomic(false)
        let isWanted = { !isUnwanted.load(ordering: .relaxed) }
        let mayGoOn = { isWanted() && !hasEmitted.load(ordering: .relaxed) }
        return try await self.list.trying(while: mayGoOn, blaming: isWanted) { model in
            let answer = Mutex(FallbackAnswer(hasTools: !options.tools.isEmpty))
            let end = try await model.engine.reply(to: messages, options: options) { part in
                guard let part = answer.withLock({ $0.take(part) }) else { return }
                // Nobody hears what a model thinks: another one may still answer.
                if case .reasoning = part {} else { hasEmitted.store(true, ordering: .relaxed) }
                do {
                    try await emit(part)
                } catch {
                    isUnwanted.store(true, ordering: .relaxed)
                    throw error
                }
            }
            guard answer.withLock({ $0.saysSomething }) else { throw EngineError.wordless(model.name) }
            return end
        }
    }

    /// Prepares the model that is asked next; the others would take its processor time for nothing.
    public func prepare(for messages: [Message]) async { await self.list.next.engine.prepare(for: messages) }

    private init(_ other: FallbackLanguageModel, list: FallbackList<any LanguageModel>) {
        self.capabilities = other.capabilities
        self.list = list
    }

    /// The same engines, for a session that wants to be told of its own fallbacks.
    /// - Parameter observer: must return at once.
    public func telling(_ observer: @escaping @Sendable (EngineFallback) -> Void) -> any LanguageModel {
        FallbackLanguageModel(self, list: self.list.telling(observer))
    }

    public func stop() async {
        for engine in self.list.engines { await engine.engine.stop() }
    }
}
