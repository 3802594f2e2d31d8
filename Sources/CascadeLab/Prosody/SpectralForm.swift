internal import Foundation

/// How the power of a frame is spread over eight bands, whatever its loudness.
struct SpectralForm {
    // Edges in Hz, wide enough that each holds a harmonic of any voice.
    private static let edges = [50, 450, 850, 1250, 1650, 2050, 2550, 3150, 3950]
    private static let window = 2 * SpeechFrames.frameLength
    private static let hertz = SpeechFrames.sampleRate / Self.window
    private static let hann = (0..<Self.window).map {
        Float(0.5 - 0.5 * cos(2 * .pi * (Double($0) + 0.5) / Double(Self.window)))
    }
    private static let waves = (0..<Self.window).map {
        (Float(cos(2 * .pi * Double($0) / Double(Self.window))), Float(sin(2 * .pi * Double($0) / Double(Self.window))))
    }

    /// In dB from their mean.
    private let bands: [Float]

    init(_ samples: [Float], frame: Int) {
        let start = frame * SpeechFrames.frameLength - SpeechFrames.frameLength / 2
        let window = (0..<Self.window).map { index in
            let place = start + index
            return samples.indices.contains(place) ? samples[place] * Self.hann[index] : 0
        }
        let levels = zip(Self.edges, Self.edges.dropFirst()).map { low, high in
            var power: Float = 1e-9
            for bin in low / Self.hertz..<high / Self.hertz { power += Self.power(window, bin) }
            return 10 * log10(power)
        }
        let mean = levels.reduce(0, +) / Float(levels.count)
        self.bands = levels.map { $0 - mean }
    }

    /// Mean difference of the bands in dB.
    func distance(to other: SpectralForm) -> Float {
        var sum: Float = 0
        for index in self.bands.indices { sum += abs(self.bands[index] - other.bands[index]) }
        return sum / Float(self.bands.count)
    }

    private static func power(_ window: [Float], _ bin: Int) -> Float {
        var (real, imaginary): (Float, Float) = (0, 0)
        var turn = 0
        for sample in window {
            real += sample * Self.waves[turn].0
            imaginary += sample * Self.waves[turn].1
            turn = (turn + bin) % Self.window
        }
        return real * real + imaginary * imaginary
    }
}
