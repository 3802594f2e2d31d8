public import SpeechEngines

/// Speech recognition by Moonshine tiny (English) on this machine, one loop for all sessions.
public struct MoonshineRecognizer: Recognizer {
    public let capabilities = RecognizerCapabilities(
        sampleRate: 16_000, languages: ["en"], settlesFreely: true)

    private let loop: EngineLoop<MoonshineEngine>

    /// Loads the model and runs it once.
    public static func load(engines: LocalRuntime) async throws -> MoonshineRecognizer {
        let loop = try await EngineLoop<MoonshineEngine>.start(name: "recognizer") {
            try MoonshineEngine(model: MoonshineModel(engines: engines))
        }
        return MoonshineRecognizer(loop: loop)
    }

    public func open() async throws -> any RecognizerStream {
        let stream = MoonshineStream(loop: self.loop)
        guard self.loop.submit(.enter(stream)) else { throw MoonshineStream.stopped }
        return stream
    }

    /// Ends the engine; open streams fail.
    public func stop() async {
        await self.loop.stop()
    }
}
