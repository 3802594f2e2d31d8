public import SpeechEngines

/// Guesses by the Smart Turn 3.2 network, from the sound alone, whether the user has finished; one loop for all sessions.
///
/// A window should hold all of the user's turn so far that fits, and nothing from before it: so the network was taught.
/// Words are not looked at. It counts in 8 bits, so that the least change of a sound moves a score between 0.2 and 0.8 by
/// some tenths.
public struct SmartTurnModel: TurnModel {
    public let capabilities = TurnModelCapabilities(
        sampleRate: LogMelFeatures.sampleRate, window: .seconds(LogMelFeatures.length / LogMelFeatures.sampleRate))

    private let loop: EngineLoop<SmartTurnEngine>

    /// Loads the network and runs it once.
    public static func load(engines: LocalRuntime) async throws -> SmartTurnModel {
        let loop = try await EngineLoop<SmartTurnEngine>.start(name: "turn-model") {
            try SmartTurnEngine(probability: SmartTurnNetwork(engines: engines).probability)
        }
        return SmartTurnModel(loop: loop)
    }

    /// A cancel takes effect between the features of the window, which take a millisecond or two, and the network.
    public func score(_ window: TurnWindow) async throws -> TurnScore {
        try Task.checkCancellation()
        let job = EngineJob<Float>(capacity: 1)
        guard self.loop.submit(SmartTurnRequest(samples: window.samples, job: job)) else { throw Self.stopped }
        defer { job.cancel() }
        for try await probability in job.output {
            return try TurnScore(of: window, probability: probability)
        }
        try Task.checkCancellation()
        throw Self.stopped
    }

    /// Ends the engine; scores under way fail.
    public func stop() async {
        await self.loop.stop()
    }

    static let stopped = EngineError(.stopped, "the turn model has been shut down")
}
