import CascadeTesting
import Foundation
import SpeechAudio
import SpeechEngines
import Testing

@testable import LocalEngines

@Suite(
    "A gate before Silero",
    .enabled(if: EngineInstallation.hasSilero, "Silero or ONNX Runtime is not installed"),
    .enabled(if: Recording.areThere, "the package pocketsphinx-testdata is not installed"))
struct QuietGateTests {
    /// Frames from one onset of speech on, as `SpeechEdges` finds them roughly: two voiced frames behind eight that are not.
    private static func onsets(_ probabilities: [Float]) -> [Int] {
        var onsets: [Int] = []
        var silent = 8
        for frame in probabilities.indices.dropLast() {
            if silent >= 8, probabilities[frame] > 0.5, probabilities[frame + 1] > 0.5 { onsets.append(frame) }
            silent = probabilities[frame] > 0.5 ? 0 : silent + 1
        }
        return onsets
    }

    private static func probabilities(_ samples: [Float], by detector: any VoiceActivityDetector) throws -> [Float] {
        let length = detector.capabilities.frameLength
        var memory = VoiceActivityMemory()
        return try (0..<samples.count / length).map {
            try detector.probability(of: Array(samples[$0 * length..<($0 + 1) * length]), remembering: &memory)
        }
    }

    /// The recording twice, with its own room between and around.
    private static func conversation(_ recording: [Float]) -> [Float] {
        var random = SeededGenerator(seed: 5)
        let level = max(0.0003, Self.quietest(recording))
        func room() -> [Float] { (0..<48_000).map { _ in Float.random(in: -level...level, using: &random) } }
        return room() + recording + room() + recording + room()
    }

    /// The amplitude of noise as loud as the quietest 20 ms.
    private static func quietest(_ samples: [Float]) -> Float {
        let powers = stride(from: 0, to: samples.count - 320, by: 320).map { start in
            samples[start..<start + 320].reduce(Float(0)) { $0 + $1 * $1 } / 320
        }
        return (3 * (powers.min() ?? 0)).squareRoot()
    }

    @Test(
        "no onset of speech is lost, or found later than a frame",
        arguments: Recording.librivox + [Recording.goForward, .numbers])
    func onsets(recording: Recording) throws {
        let plain = try EngineInstallation.detector()
        let sound = Self.conversation(try recording.samples())
        let expected = Self.onsets(try Self.probabilities(sound, by: plain))
        let found = Self.onsets(try Self.probabilities(sound, by: QuietGate(before: plain)))
        #expect(!expected.isEmpty)
        for onset in expected { #expect(found.contains { abs($0 - onset) <= 1 }, "onset at frame \(onset)") }
    }

    /// All recordings of `scripts/recordings`, where they were set up.
    @Test("on hundreds of recordings no onset is lost", .enabled(if: Self.folder != nil))
    func everyRecording() throws {
        let plain = try EngineInstallation.detector()
        let folder = try #require(Self.folder)
        var (onsets, late, lost) = (0, 0, 0)
        for case let file as String in try #require(FileManager.default.enumerator(atPath: folder)).allObjects
        where file.hasSuffix(".wav") {
            let sound = Self.conversation(try WAVFile.read(path: "\(folder)/\(file)").resampled(to: 16_000).samples)
            let expected = Self.onsets(try Self.probabilities(sound, by: plain))
            let gated = try Self.probabilities(sound, by: QuietGate(before: plain))
            for onset in expected {
                onsets += 1
                // Where speech was found already, it is not found again.
                guard let found = (max(0, onset - 1)..<min(gated.count, onset + 10)).first(where: { gated[$0] > 0.5 })
                else {
                    lost += 1
                    print("lost in \(file) at \(Double(onset) * 0.032) s")
                    continue
                }
                if found > onset + 1 { late += 1 }
            }
        }
        print("\(onsets) onsets, \(late) later by more than a frame, \(lost) lost")
        #expect(lost == 0)
    }

    private static let folder = ProcessInfo.processInfo.environment["CASCADE_RECORDINGS"]
}
