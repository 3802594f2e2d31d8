/// The engines of a session; shared with other sessions.
public struct EngineSet: Sendable {
    public var recognizer: any Recognizer
    public var detector: any VoiceActivityDetector
    public var model: any LanguageModel
    public var synthesizer: any Synthesizer

    public init(
        recognizer: any Recognizer, detector: any VoiceActivityDetector, model: any LanguageModel,
        synthesizer: any Synthesizer
    ) {
        self.recognizer = recognizer
        self.detector = detector
        self.model = model
        self.synthesizer = synthesizer
    }

    /// The same engines, for a session that wants to be told when one of a list takes over.
    public func telling(_ observer: @escaping @Sendable (EngineFallback) -> Void) -> EngineSet {
        EngineSet(
            recognizer: self.recognizer.telling(observer),
            detector: self.detector,
            model: self.model.telling(observer),
            synthesizer: self.synthesizer.telling(observer))
    }

    /// Shuts all engines down; no session may use them any more.
    public func stop() async {
        async let recognizer: Void = self.recognizer.stop()
        async let model: Void = self.model.stop()
        async let synthesizer: Void = self.synthesizer.stop()
        _ = await (recognizer, model, synthesizer)
    }
}
