import Foundation

/// Sounds whose frequency, level and place in time are known.
enum Tone {
    /// A sine of amplitude 0.5 unless told.
    static func sine(_ frequency: Double, rate: Int, count: Int, amplitude: Double = 0.5) -> [Float] {
        (0..<count).map { Float(amplitude * sin(2 * .pi * frequency * Double($0) / Double(rate))) }
    }

    /// A soft click of a few milliseconds that holds low frequencies only, with its top at `time`.
    static func pulse(at time: Double, rate: Int, count: Int) -> [Float] {
        (0..<count).map { index in
            let distance = (Double(index) / Double(rate) - time) / 0.0005
            return Float(0.8 * exp(-0.5 * distance * distance))
        }
    }

    /// The amplitude of one frequency in a sound.
    static func amplitude(of frequency: Double, in samples: some Collection<Float>, rate: Int) -> Double {
        var (real, imaginary) = (0.0, 0.0)
        for (index, sample) in samples.enumerated() {
            let angle = 2 * .pi * frequency * Double(index) / Double(rate)
            real += Double(sample) * cos(angle)
            imaginary += Double(sample) * sin(angle)
        }
        return 2 * (real * real + imaginary * imaginary).squareRoot() / Double(max(1, samples.count))
    }

    /// How many samples `right` comes after `left`, where they match best.
    static func delay(of right: [Float], behind left: [Float], within range: ClosedRange<Int>) -> Int? {
        range.max { Self.correlation(left, right, $0) < Self.correlation(left, right, $1) }
    }

    private static func correlation(_ left: [Float], _ right: [Float], _ shift: Int) -> Double {
        var sum = 0.0
        for index in max(0, -shift)..<min(left.count, right.count - shift) {
            sum += Double(left[index]) * Double(right[index + shift])
        }
        return sum
    }
}
