/// The engines of a session; shared with other sessions.
public struct EngineSet: Sendable {
    public var recognizer: any Recognizer
    public var detector: any VoiceActivityDetector
    public var model: any LanguageModel
    public var synthesizer: any Synthesizer
    /// Nil where silence alone tells that the user has finished.
    public var turnModel: (any TurnModel)?

    public init(
        recognizer: any Recognizer, detector: any VoiceActivityDetector, model: any LanguageModel,
        synthesizer: any Synthesizer, turnModel: (any TurnModel)? = nil
    ) {
        self.recognizer = recognizer
        self.detector = detector
        self.model = model
        self.synthesizer = synthesizer
        self.turnModel = turnModel
    }

    /// The same engines, for a session that wants to be told when one of a list takes over.
    public func telling(_ observer: @escaping @Sendable (EngineFallback) -> Void) -> EngineSet {
        var engines = self
        engines.recognizer = self.recognizer.telling(observer)
        engines.model = self.model.telling(observer)
        engines.synthesizer = self.synthesizer.telling(observer)
        return engines
    }

    /// Shuts all engines down; no session may use them any more.
    public func stop() async {
        async let recognizer: Void = self.recognizer.stop()
        async let model: Void = self.model.stop()
        async let synthesizer: Void = self.synthesizer.stop()
        async let turnModel: Void? = self.turnModel?.stop()
        _ = await (recognizer, model, synthesizer, turnModel)
    }
}
