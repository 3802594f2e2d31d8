import Foundation

/// A sound as speech has it: a gliding voice with harmonics whose loudness comes and goes, so that it fits on itself in
/// one place only.
enum Murmur {
    static func samples(rate: Int, count: Int) -> [Float] {
        var phase = 0.0
        return (0..<count).map { index in
            let time = Double(index) / Double(rate)
            phase += 2 * .pi * (140 + 40 * sin(2 * .pi * 0.7 * time)) / Double(rate)
            let voice = sin(phase) + 0.6 * sin(2 * phase) + 0.4 * sin(3 * phase) + 0.2 * sin(7 * phase)
            return Float(0.25 * voice * (0.55 + 0.45 * sin(2 * .pi * 3.1 * time)))
        }
    }

    /// How alike two sounds are where they overlap: 1 for the same form, 0 for none in common.
    static func likeness(_ left: some Collection<Float>, _ right: some Collection<Float>) -> Double {
        var (product, leftPower, rightPower) = (0.0, 0.0, 0.0)
        for (first, second) in zip(left, right) {
            product += Double(first) * Double(second)
            leftPower += Double(first) * Double(first)
            rightPower += Double(second) * Double(second)
        }
        guard leftPower > 0, rightPower > 0 else { return 0 }
        return product / (leftPower * rightPower).squareRoot()
    }
}
