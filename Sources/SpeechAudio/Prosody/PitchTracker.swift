internal import Foundation

/// The pitch of a voice, by the YIN method: the shortest period after which the sound repeats itself.
public struct PitchTracker: Sendable {
    /// Voices lie between these, in Hz.
    public static let range = 60.0...400.0

    private let sampleRate: Int
    private let tolerance: Float
    private let shortest: Int
    private let longest: Int
    // One and a half of the longest periods tell it from noise.
    private let window: Int
    /// Lags that are looked at, from 1: one more than the longest, then up to a whole number of eights.
    private let lags: Int

    /// - Parameters:
    ///   - sampleRate: samples a second, 2000…384,000; others are taken as the nearest of these.
    ///   - tolerance: a repetition that leaves more than this share of the power is no voice; 0.1 to 0.2 is usual for YIN.
    public init(sampleRate: Int, tolerance: Float = 0.15) {
        let sampleRate = max(2000, min(384_000, sampleRate))
        self.sampleRate = sampleRate
        self.tolerance = tolerance
        self.shortest = max(2, Int(Double(sampleRate) / Self.range.upperBound))
        self.longest = Int((Double(sampleRate) / Self.range.lowerBound).rounded(.up))
        self.window = self.longest * 3 / 2
        self.lags = (self.longest + 8) / 8 * 8
    }

    /// The pitch around a sample in semitones above 1 Hz; nil where there is no voice, and within about 21 ms of either end.
    public func semitones(in samples: [Float], around center: Int) -> Double? {
        let start = center - (self.window + self.longest) / 2
        guard start >= 0, start + self.window + self.lags <= samples.count else { return nil }
        let differences = self.differences(samples, start)
        guard let period = self.period(differences) else { return nil }
        return 12 * log2(Double(self.sampleRate) / period)
    }

    /// How much the sound differs from itself a lag later, as share of the mean over all shorter lags.
    private func differences(_ samples: [Float], _ start: Int) -> [Float] {
        var differences: [Float] = [1]
        differences.reserveCapacity(self.lags + 1)
        var sum: Float = 0
        samples.withUnsafeBytes { samples in
            func eight(at index: Int) -> SIMD8<Float> {
                samples.loadUnaligned(fromByteOffset: index * MemoryLayout<Float>.stride, as: SIMD8<Float>.self)
            }
            for lag in stride(from: 1, to: self.lags, by: 8) {
                var powers = SIMD8<Float>.zero
                for index in start..<start + self.window {
                    let now = samples.load(fromByteOffset: index * MemoryLayout<Float>.stride, as: Float.self)
                    let step = eight(at: index + lag) - now
                    powers += step * step
                }
                for lane in 0..<8 {
                    sum += powers[lane]
                    differences.append(sum > 0 ? powers[lane] * Float(lag + lane) / sum : 1)
                }
            }
        }
        return differences
    }

    private func period(_ differences: [Float]) -> Double? {
        var lag = self.shortest
        while lag <= self.longest, differences[lag] >= self.tolerance { lag += 1 }
        guard lag <= self.longest else { return nil }
        while lag < self.longest, differences[lag + 1] < differences[lag] { lag += 1 }
        // The top of the parabola through the three lowest points, which at the ends of the range may lie outside of them.
        let (left, middle, right) = (differences[lag - 1], differences[lag], differences[lag + 1])
        let curvature = left - 2 * middle + right
        guard curvature > 0 else { return Double(lag) }
        return Double(lag) + Double(max(-1, min(1, (left - right) / (2 * curvature))))
    }
}
