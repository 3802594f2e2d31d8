import SpeechEngines
import Testing

@testable import LocalEngines

@Suite("The turn model's loop")
struct SmartTurnEngineTests {
    private let log = ToyEngine.Log()

    /// An engine whose network notes the sounds by their lengths.
    private func engine(hearing sounds: [[Float]], failing: Int? = nil) throws -> SmartTurnEngine {
        var features = LogMelFeatures()
        let known = sounds.map { (features.features(of: $0), $0.count) }
        let log = self.log
        return try SmartTurnEngine { heard in
            guard let length = known.first(where: { $0.0 == heard })?.1 else { return 0 }
            log.add("\(length)")
            if length == failing { throw EngineError(.failed, "no more") }
            return Float(length) / 10_000
        }
    }

    private static let sounds = [3000, 4000, 5000].map { Array(LogMelFeaturesTests.buzz.prefix($0)) }

    private func request(_ sound: [Float]) -> SmartTurnRequest {
        SmartTurnRequest(samples: sound, job: EngineJob(capacity: 1))
    }

    private func results(_ request: SmartTurnRequest) async throws -> [Float] {
        try await request.job.output.reduce(into: []) { $0.append($1) }
    }

    @Test("the newest window is scored first, also when it comes between the steps of another")
    func order() async throws {
        var engine = try self.engine(hearing: Self.sounds)
        let requests = Self.sounds.map(self.request)
        engine.accept(requests[0])
        engine.accept(requests[1])
        _ = engine.step()
        #expect(self.log.all == [])
        engine.accept(requests[2])
        while engine.step() {}
        #expect(self.log.all == ["5000", "4000", "3000"])
        for (request, probability) in zip(requests, [0.3, 0.4, 0.5] as [Float]) {
            #expect(try await self.results(request) == [probability])
        }
        engine.stop()
    }

    @Test("a window that nobody waits for any more is never scored; others are")
    func cancel() async throws {
        var engine = try self.engine(hearing: Self.sounds)
        let requests = Self.sounds.map(self.request)
        for request in requests { engine.accept(request) }
        _ = engine.step()
        for request in requests.suffix(2) { request.job.cancel() }
        while engine.step() {}
        #expect(self.log.all == ["3000"])
        #expect(try await self.results(requests[0]) == [0.3])
        for request in requests.suffix(2) { #expect(try await self.results(request) == []) }
        engine.stop()
    }

    @Test("a window that fails does not fail the others, and stopping fails what is left")
    func failure() async throws {
        var engine = try self.engine(hearing: Self.sounds, failing: 5000)
        let requests = Self.sounds.map(self.request)
        for request in requests { engine.accept(request) }
        for _ in 0..<4 { _ = engine.step() }
        engine.stop()
        #expect(try await self.results(requests[1]) == [0.4])
        for (request, code) in [(requests[0], EngineError.Code.stopped), (requests[2], .failed)] {
            let error = await #expect(throws: EngineError.self) { try await self.results(request) }
            #expect(error?.code == code)
        }
    }
}
