public import SpeechEngines
internal import Synchronization

/// Scores windows as its script says.
public final class ScriptedTurnModel: TurnModel {
    public let capabilities = TurnModelCapabilities(sampleRate: 16_000, window: .seconds(8))

    private let script: @Sendable (TurnWindow) -> Float
    private let delay: Duration
    private let clock: any Clock<Duration>
    private let isStopped = Atomic(false)

    /// - Parameters:
    ///   - delay: time from a window to its score.
    ///   - script: the probability for a window. By itself: words that end a sentence end the turn, and so do no words.
    public init(
        delay: Duration = .zero, clock: any Clock<Duration> = ContinuousClock(),
        script: @escaping @Sendable (TurnWindow) -> Float = ScriptedTurnModel.bySentence
    ) {
        self.script = script
        self.delay = delay
        self.clock = clock
    }

    public func score(_ window: TurnWindow) async throws -> TurnScore {
        try Task.checkCancellation()
        try self.checkRunning()
        if self.delay > .zero {
            try await self.clock.sleep(for: self.delay)
            try self.checkRunning()
        }
        return try TurnScore(of: window, probability: self.script(window))
    }

    public func stop() async { self.isStopped.store(true, ordering: .relaxed) }

    private func checkRunning() throws {
        if self.isStopped.load(ordering: .relaxed) { throw EngineError(.stopped, "the turn model has been shut down") }
    }

    /// A window of an open sentence is unlikely to end a turn.
    @Sendable public static func bySentence(_ window: TurnWindow) -> Float {
        guard let last = window.transcript?.last(where: { !$0.isWhitespace }) else { return 0.9 }
        return ".!?…".contains(last) ? 0.9 : 0.1
    }
}
