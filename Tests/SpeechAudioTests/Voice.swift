import Foundation

/// A voice of eight harmonics at 16 kHz, in pieces whose pitch and loudness glide evenly.
struct Voice {
    private(set) var samples: [Float] = []
    private var phase = 0.0
    private var numbers = SeededNumbers(seed: 5)

    /// - Parameters:
    ///   - pitch: in Hz, at the beginning and at the end.
    ///   - amplitude: the same of its loudness; 0.3 is loud.
    mutating func say(
        _ milliseconds: Int, pitch: (Double, Double) = (120, 120), amplitude: (Double, Double) = (0.3, 0.3)
    ) {
        let count = milliseconds * 16
        for index in 0..<count {
            let way = Double(index) / Double(count)
            self.phase += 2 * .pi * pitch.0 * pow(pitch.1 / pitch.0, way) / 16_000
            let loudness = amplitude.0 + (amplitude.1 - amplitude.0) * way
            let sound = (1...8).reduce(0) { $0 + sin(self.phase * Double($1)) / Double($1) }
            self.samples.append(Float(loudness * sound))
        }
    }

    /// A whisper: noise without pitch.
    mutating func whisper(_ milliseconds: Int, amplitude: Float = 0.1) {
        for _ in 0..<milliseconds * 16 {
            self.samples.append(Float.random(in: -amplitude...amplitude, using: &self.numbers))
        }
    }

    mutating func pause(_ milliseconds: Int) {
        self.samples += [Float](repeating: 0, count: milliseconds * 16)
    }
}
