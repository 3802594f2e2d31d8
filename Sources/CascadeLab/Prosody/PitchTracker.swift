internal import Foundation

/// The pitch of a voice, by the YIN method: the shortest period after which the sound repeats itself.
struct PitchTracker {
    /// Voices lie between these, in Hz.
    static let range = 60.0...400.0

    // A repetition that leaves more than this share of the power is no voice (0.1 to 0.2 is usual for YIN).
    private static let threshold: Float = 0.15

    private let sampleRate: Int
    private let shortest: Int
    private let longest: Int
    // One and a half of the longest periods tell it from noise.
    private let window: Int

    init(sampleRate: Int) {
        self.sampleRate = sampleRate
        self.shortest = max(2, Int(Double(sampleRate) / Self.range.upperBound))
        self.longest = Int((Double(sampleRate) / Self.range.lowerBound).rounded(.up))
        self.window = self.longest * 3 / 2
    }

    /// The pitch around a sample in semitones above 1 Hz, nil where there is no voice.
    func semitones(in samples: [Float], around center: Int) -> Double? {
        let start = center - (self.window + self.longest) / 2
        guard start >= 0, start + self.window + self.longest + 1 <= samples.count else { return nil }
        let differences = self.differences(samples, start)
        guard let period = self.period(differences) else { return nil }
        return 12 * log2(Double(self.sampleRate) / period)
    }

    /// How much the sound differs from itself a lag later, as share of the mean over all shorter lags.
    private func differences(_ samples: [Float], _ start: Int) -> [Float] {
        var differences = [Float](repeating: 1, count: self.longest + 2)
        var sum: Float = 0
        samples.withUnsafeBufferPointer { samples in
            for lag in 1...self.longest + 1 {
                var difference: Float = 0
                for index in start..<start + self.window {
                    let step = samples[index] - samples[index + lag]
                    difference += step * step
                }
                sum += difference
                differences[lag] = sum > 0 ? difference * Float(lag) / sum : 1
            }
        }
        return differences
    }

    private func period(_ differences: [Float]) -> Double? {
        var lag = self.shortest
        while lag <= self.longest, differences[lag] >= Self.threshold { lag += 1 }
        guard lag <= self.longest else { return nil }
        while lag < self.longest, differences[lag + 1] < differences[lag] { lag += 1 }
        // The top of the parabola through the three lowest points.
        let (left, middle, right) = (differences[lag - 1], differences[lag], differences[lag + 1])
        let curvature = left - 2 * middle + right
        guard curvature > 0 else { return Double(lag) }
        return Double(lag) + Double((left - right) / (2 * curvature))
    }
}
