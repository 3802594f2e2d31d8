import CascadeTesting
import Foundation
import SpeechEngines
import Testing

@testable import LocalEngines

@Suite(
    "Guessing with Smart Turn whether the user has finished",
    .enabled(if: EngineInstallation.hasSmartTurn, "Smart Turn or ONNX Runtime is not installed"),
    .enabled(if: Recording.areThere, "the package pocketsphinx-testdata is not installed"))
struct SmartTurnModelTests {
    private func probability(of samples: [Float]) async throws -> Float {
        let window = TurnWindow(id: TurnWindow.ID(1), samples: samples)
        return try await EngineInstallation.turnModel().score(window).probability
    }

    @Test("sounds get the scores that the package of the network gives them")
    func scores() async throws {
        let numbers = try Recording.numbers.samples()
        let (whole, other) = try (Recording.librivox[0].samples(), Recording.librivox[3].samples())
        let sentence = try Recording.librivox[2].samples()
        let scored: [([Float], Float)] = [
            (LogMelFeaturesTests.buzz, 0.9836), ([], 0.9870), (whole, 0.9854), (other, 0.9849),
            (Array(numbers.prefix(numbers.count / 2)), 0.0099), (Array(sentence.prefix(sentence.count / 2)), 0.0232),
            (whole + numbers, 0.0170),
        ]
        for (samples, expected) in scored {
            // The network counts in 8 bits: what differs in the sixth place of a feature moves a clear score by some
            // hundredths, and an unclear one, which is not tried here, by some tenths.
            let probability = try await self.probability(of: samples)
            #expect(abs(probability - expected) < 0.05)
        }
    }

    @Test("Smart Turn keeps the promises of turn models")
    func conformance() async throws {
        let speech = try Recording.goForward.samples()
        let model = try await SmartTurnModel.load(engines: EngineInstallation.runtime())
        #expect(try await EngineConformance.check(model, speech: speech, transcript: "go forward") == [])
        #expect(await EngineConformance.checkStop(of: model, speech: speech) == [])
    }

    @Test("what is no sound has a score")
    func extreme() async throws {
        let sounds: [[Float]] = [[.nan], [.infinity, 0.5], [.greatestFiniteMagnitude], [0.1]]
        for samples in sounds { #expect(try await (0...1).contains(self.probability(of: samples))) }
    }

    @Test("a turn model without its file says what is missing, and one with another file that it is damaged")
    func missing() async throws {
        try await TemporaryFolder.withAsync { path in
            let engines = try EngineInstallation.runtime(linking: ["onnxruntime"], in: path)
            let missing = await #expect(throws: EngineError.self) { try await SmartTurnModel.load(engines: engines) }
            #expect(missing?.code == .missing)
            #expect(missing?.message.contains("smart-turn/smart-turn-v3.2-cpu.onnx") == true)
            try FileManager.default.createDirectory(atPath: "\(path)/smart-turn", withIntermediateDirectories: true)
            try Data("no network".utf8).write(
                to: URL(fileURLWithPath: "\(path)/smart-turn/smart-turn-v3.2-cpu.onnx"))
            let damaged = await #expect(throws: EngineError.self) { try await SmartTurnModel.load(engines: engines) }
            #expect(damaged?.code == .damaged)
        }
    }
}
