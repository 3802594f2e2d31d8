internal import Foundation

/// The part of a sound below about 1000 Hz, where a voice repeats itself and no resonance of the mouth can pass for one, at a
/// quarter of the rate.
struct VoiceBand {
    static let sampleRate = 4000
    /// Samples of the sound at 16 kHz for each of these.
    static let step = 4

    let samples: [Float]

    // A low pass of 4 ms on either side, by the Hann window: 6 dB down at 1000 Hz, 45 dB and more from 1400 Hz on.
    private static let reach = 64
    private static let weights: [Float] = {
        let weights = (-Self.reach...Self.reach).map { place -> Double in
            let window = 0.5 + 0.5 * cos(.pi * Double(place) / Double(Self.reach + 1))
            let angle = 2 * .pi * Double(place) * 1000 / 16_000
            return place == 0 ? 1 : window * sin(angle) / angle
        }
        let sum = weights.reduce(0, +)
        // Up to a whole number of eights.
        return weights.map { Float($0 / sum) } + [Float](repeating: 0, count: 7)
    }()

    /// - Parameter sound: at 16 kHz.
    init(_ sound: [Float]) {
        let silence = [Float](repeating: 0, count: Self.reach + 8)
        let padded = silence.prefix(Self.reach) + sound + silence
        self.samples = padded.withUnsafeBytes { padded in
            Self.weights.withUnsafeBytes { weights in
                func eight(_ numbers: UnsafeRawBufferPointer, _ index: Int) -> SIMD8<Float> {
                    numbers.loadUnaligned(fromByteOffset: index * MemoryLayout<Float>.stride, as: SIMD8<Float>.self)
                }
                return stride(from: 0, to: sound.count, by: Self.step).map { start in
                    var sums = SIMD8<Float>.zero
                    for place in stride(from: 0, to: Self.weights.count, by: 8) {
                        sums += eight(padded, start + place) * eight(weights, place)
                    }
                    return sums.sum()
                }
            }
        }
    }
}
