/// Several recognizers as one: when one cannot be opened or cannot go on, the session goes on with the next.
///
/// Utterances without a final transcript are told to the next one again, so each `finish` is still answered once. A
/// session does not go back; a recognizer that could not be opened is tried last for 30 seconds.
public final class FallbackRecognizer: Recognizer {
    public let capabilities: RecognizerCapabilities

    private let list: FallbackList<any Recognizer>

    /// - Parameters:
    ///   - recognizers: at least one, the best first; all of the same rate.
    ///   - report: told of every fallback of every session; must return at once.
    /// - Throws: `EngineError` with code `unsupported` if the rates differ.
    public init(
        _ recognizers: [NamedEngine<any Recognizer>], clock: some Clock<Duration> = ContinuousClock(),
        report: @escaping @Sendable (EngineFallback) -> Void = { _ in }
    ) throws {
        let all = recognizers.map(\.engine.capabilities)
        guard Set(all.map(\.sampleRate)).count == 1 else {
            throw EngineError(.unsupported, "recognizers of one list must take the same rate: list others")
        }
        self.list = FallbackList(.recognizer, recognizers, clock: clock, report: report)
        self.capabilities = RecognizerCapabilities(
            sampleRate: all[0].sampleRate, languages: all[0].languages,
            settlesFreely: all.allSatisfy(\.settlesFreely))
    }

    public func open() async throws -> any RecognizerStream {
        let stream = FallbackRecognizerStream(list: self.list)
        try await stream.begin()
        return stream
    }

    private init(_ other: FallbackRecognizer, list: FallbackList<any Recognizer>) {
        self.capabilities = other.capabilities
        self.list = list
    }

    /// The same engines, for a session that wants to be told of its own fallbacks.
    /// - Parameter observer: must return at once.
    public func telling(_ observer: @escaping @Sendable (EngineFallback) -> Void) -> any Recognizer {
        FallbackRecognizer(self, list: self.list.telling(observer))
    }

    public func stop() async {
        for engine in self.list.engines { await engine.engine.stop() }
    }
}
