import CascadeTesting
import SpeechEngines
import Testing

@testable import LocalEngines

@Suite(
    "Finding speech with Silero",
    .enabled(if: EngineInstallation.hasSilero, "Silero or ONNX Runtime is not installed"),
    .enabled(if: Recording.areThere, "the package pocketsphinx-testdata is not installed"))
struct SileroDetectorTests {
    private let detector: SileroDetector

    init() throws {
        self.detector = try EngineInstallation.detector()
    }

    private func probabilities(of samples: [Float]) throws -> [Float] {
        var memory = VoiceActivityMemory()
        return try self.frames(of: samples).map { try self.detector.probability(of: $0, remembering: &memory) }
    }

    private func frames(of samples: [Float]) -> [[Float]] {
        let length = self.detector.capabilities.frameLength
        return (0..<samples.count / length).map { Array(samples[$0 * length..<($0 + 1) * length]) }
    }

    private static let silence = [Float](repeating: 0, count: 32_000)

    @Test("most of a read sentence is speech", arguments: Recording.librivox)
    func speech(recording: Recording) throws {
        let probabilities = try self.probabilities(of: try recording.samples())
        #expect(probabilities.allSatisfy { (0...1).contains($0) })
        #expect(probabilities.filter { $0 > 0.5 }.count > probabilities.count * 7 / 10)
        #expect(probabilities.max() ?? 0 > 0.95)
    }

    @Test("silence and faint noise are no speech")
    func silence() throws {
        #expect(try self.probabilities(of: Self.silence).allSatisfy { $0 < 0.1 })
        var numbers = SeededGenerator(seed: 1)
        let noise = Self.silence.map { _ in Float.random(in: -0.003...0.003, using: &numbers) }
        #expect(try self.probabilities(of: noise).allSatisfy { $0 < 0.5 })
    }

    @Test("speech that ends in silence is over within a third of a second")
    func end() throws {
        let recording = try Recording.goForward.samples()
        let probabilities = try self.probabilities(of: recording + Self.silence)
        let after = probabilities[(recording.count / 512 + 10)...]
        #expect(after.allSatisfy { $0 < 0.3 })
    }

    @Test("sessions do not hear each other")
    func sessions() throws {
        let sounds = try [Recording.librivox[1].samples(), Recording.goForward.samples(), Self.silence]
        let alone = try sounds.map { try self.probabilities(of: $0) }
        var memories = sounds.map { _ in VoiceActivityMemory() }
        let frames = sounds.map { self.frames(of: $0) }
        var together = [[Float]](repeating: [], count: sounds.count)
        for time in 0..<(frames.map(\.count).max() ?? 0) {
            for index in sounds.indices where time < frames[index].count {
                together[index].append(
                    try self.detector.probability(of: frames[index][time], remembering: &memories[index]))
            }
        }
        #expect(together == alone)
    }

    @Test("the network takes the frames of many sessions at once and hears each as if it were alone")
    func batches() throws {
        #expect(try EngineConformance.check(self.detector, speech: try Recording.goForward.samples()) == [])
    }

    @Test("a copied memory goes on from where it was, without its original")
    func copy() throws {
        let frames = self.frames(of: try Recording.librivox[1].samples())
        var memory = VoiceActivityMemory()
        for frame in frames.prefix(20) { _ = try self.detector.probability(of: frame, remembering: &memory) }
        var copy = memory
        let here = try frames.dropFirst(20).map { try self.detector.probability(of: $0, remembering: &memory) }
        let there = try frames.dropFirst(20).map { try self.detector.probability(of: $0, remembering: &copy) }
        #expect(here == there)
    }
}
