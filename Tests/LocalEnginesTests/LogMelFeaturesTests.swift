import CascadeTesting
import Testing

@testable import LocalEngines

@Suite("What Smart Turn hears by")
struct LogMelFeaturesTests {
    /// Many harmonics, from whole numbers only, so that it is the same in every language.
    static let buzz = (0..<40_000).map { n -> Float in
        let (saw, noise) = (Float(n * 7 % 160 - 80), Float(n * n % 97 - 48))
        return saw / 256 + noise / 1024
    }

    /// Band, frame and value.
    private typealias Point = (Int, Int, Float)

    private func features(of samples: [Float]) -> [Float] {
        var features = LogMelFeatures()
        return features.features(of: samples)
    }

    private func check(_ features: [Float], _ points: [Point], mean: Float) {
        #expect(features.count == 80 * 800)
        for (band, frame, value) in points {
            #expect(abs(features[band * 800 + frame] - value) < 0.0005, "band \(band), frame \(frame)")
        }
        #expect(abs(features.reduce(0, +) / 64_000 - mean) < 0.0005)
    }

    private func difference(_ left: [Float], _ right: [Float]) -> Float {
        zip(left, right).reduce(0) { max($0, abs($1.0 - $1.1)) }
    }

    // The values are those of the package `pipecat-ai` 1.14.0, `compute_whisper_log_mel_features`.

    @Test("a made sound has the features that the network was taught with")
    func made() {
        self.check(
            self.features(of: Self.buzz),
            [
                (0, 0, 0.48721), (0, 560, 0.77969), (3, 799, 1.2012), (10, 700, 0.9014), (25, 650, 0.83703),
                (40, 600, 0.86086), (55, 790, 0.89601), (70, 551, 1.09461), (79, 799, 1.10334), (79, 620, 1.1149),
            ], mean: 0.14522)
    }

    @Test(
        "recorded speech has the features that the network was taught with",
        .enabled(if: Recording.areThere, "the package pocketsphinx-testdata is not installed"))
    func recorded() throws {
        let numbers = try Recording.numbers.samples()
        self.check(
            self.features(of: numbers),
            [
                (0, 0, -0.12244), (0, 560, 0.73531), (3, 799, 0.96848), (10, 700, 1.45909), (25, 650, 0.959),
                (40, 600, 0.76472), (55, 790, 0.33228), (70, 551, 0.19154), (79, 799, 0.12407), (79, 620, -0.12244),
            ], mean: 0.30667)
        self.check(
            self.features(of: try Recording.librivox[0].samples() + numbers),
            [
                (0, 0, 1.02871), (0, 560, 0.97397), (3, 799, 0.90135), (10, 700, 1.39197), (25, 650, 0.89187),
                (40, 600, 0.6976), (55, 790, 0.26515), (70, 551, 0.12441), (79, 799, 0.05694), (79, 620, -0.15563),
            ], mean: 0.61962)
    }

    @Test("a short sound is one that silence comes before", arguments: [0, 1, 159, 5000, 40_000])
    func short(length: Int) {
        let sound = Array(Self.buzz.prefix(length))
        let padded = [Float](repeating: 0, count: 128_000 - length) + sound
        // One silent sample less to know of: nothing of it is left out.
        #expect(self.difference(self.features(of: sound), self.features(of: padded)) < 0.0005)
    }

    @Test("loudness does not matter, nor does sound from longer than 8 s ago")
    func loudness() {
        let long = Self.buzz + Self.buzz + Self.buzz + Self.buzz
        let features = self.features(of: long)
        #expect(self.difference(features, self.features(of: long.map { $0 / 8 })) < 0.001)
        #expect(features == self.features(of: Self.buzz + long))
        #expect(features != self.features(of: long.dropLast(160)))
    }

    @Test("silence and what is no number have features", arguments: [0, .nan, .infinity, -.infinity] as [Float])
    func extreme(sample: Float) {
        #expect(self.features(of: [Float](repeating: sample, count: 1000)).allSatisfy { $0 == -1.5 })
        let broken = Self.buzz + [sample] + Self.buzz
        #expect(self.features(of: broken).allSatisfy { $0.isFinite })
        #expect(self.features(of: [.greatestFiniteMagnitude, -.greatestFiniteMagnitude]).allSatisfy { $0.isFinite })
    }
}
