import CascadeTesting
import ScriptedEngines
import SpeechEngines
import Synchronization
import Testing

@Suite("Turn models", .timeLimit(.minutes(2)))
struct TurnModelTests {
    private static func window(_ number: Int, _ transcript: String? = nil) -> TurnWindow {
        TurnWindow(id: TurnWindow.ID(number), samples: [0], transcript: transcript)
    }

    @Test("a score that comes late tells that it is stale")
    func late() async throws {
        let clock = ManualClock()
        let model: any TurnModel = ScriptedTurnModel(delay: .milliseconds(50), clock: clock)
        async let first = model.score(Self.window(1, "and then"))
        try await clock.sleepers(1)
        clock.advance(by: .milliseconds(30))
        async let second = model.score(Self.window(2, "and then I left."))
        try await clock.sleepers(2)
        clock.advance(by: .milliseconds(50))
        let scores = try await [first, second]
        let latest = TurnWindow.ID(2)
        #expect(scores.map { $0.isStale(since: latest) } == [true, false])
        #expect(scores.map(\.probability) == [0.1, 0.9])
    }

    @Test("a scripted score under way ends when its model is stopped")
    func stoppedUnderWay() async throws {
        let clock = ManualClock()
        let model = ScriptedTurnModel(delay: .milliseconds(50), clock: clock)
        let score = Task { try await model.score(Self.window(1)) }
        try await clock.sleepers(1)
        await model.stop()
        clock.advance(by: .milliseconds(50))
        let error = await #expect(throws: EngineError.self) { try await score.value }
        #expect(error?.code == .stopped)
    }

    @Test("what is no probability is an error of the model", arguments: [-0.1, 1.1, .nan, .infinity] as [Float])
    func noProbability(value: Float) async throws {
        let model = ScriptedTurnModel { _ in value }
        await #expect(throws: EngineError.self) { try await model.score(Self.window(1)) }
    }

    /// Counts how often it is stopped.
    private final class StoppedModel: TurnModel {
        let capabilities = TurnModelCapabilities(sampleRate: 16_000, window: .seconds(1))
        let stops = Atomic(0)

        func score(_ window: TurnWindow) async throws -> TurnScore { try TurnScore(of: window, probability: 0.5) }
        func stop() async { self.stops.wrappingAdd(1, ordering: .relaxed) }
    }

    @Test("a session's engines have the turn model, and it is stopped with them")
    func stopping() async throws {
        let model = StoppedModel()
        let engines = EngineSet(
            recognizer: ScriptedRecognizer(script: ["a"]), detector: ScriptedDetector(),
            model: ScriptedLanguageModel { _ in "b" }, synthesizer: ScriptedSynthesizer(), turnModel: model)
        let told = engines.telling { _ in }
        #expect(try await told.turnModel?.score(Self.window(3)).window == TurnWindow.ID(3))
        await told.stop()
        #expect(model.stops.load(ordering: .relaxed) == 1)
        var none = engines
        none.turnModel = nil
        await none.stop()
        #expect(model.stops.load(ordering: .relaxed) == 1)
    }
}
