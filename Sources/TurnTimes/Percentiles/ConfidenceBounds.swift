/// Two-sided bounds of a percentile that hold for samples of any distribution.
///
/// Each sample lies below the true percentile with the percentile's own probability, so the number that do is binomial.
/// That gives the ranks among the sorted samples between which the true percentile lies; the probability to lie outside
/// is at most 2.5 % on each side. A side without a bound has too few samples for one: then no value of the samples
/// bounds it (above p99 it takes 368 samples, above p90 36, above and below p50 6).
///
/// Samples have to be independent and from the same conditions; turns of one session on a busy machine are less so.
public struct ConfidenceBounds<Bound: Sendable & Equatable>: Sendable, Equatable {
    public let lower: Bound?
    public let upper: Bound?

    /// The same bounds in other terms.
    func map<Other>(_ transform: (Bound) -> Other) -> ConfidenceBounds<Other> {
        ConfidenceBounds<Other>(lower: self.lower.map(transform), upper: self.upper.map(transform))
    }
}

extension ConfidenceBounds<Int> {
    /// Ranks from 1 among sorted samples.
    /// - Parameter count: number of samples, at least 1.
    static func ranks(of percentile: Percentile, count: Int) -> ConfidenceBounds<Int> {
        let outside = 0.025
        let (first, probabilities) = Self.binomial(count: count, share: Double(percentile.hundredths) / 100)
        // The sample of rank r lies above the percentile when fewer than r samples lie below it.
        var lower: Int?
        var below = 0.0
        for (index, probability) in probabilities.enumerated() {
            below += probability
            if below > outside { break }
            lower = first + index + 1
        }
        // It lies below the percentile when r samples or more do.
        var upper: Int?
        var above = 0.0
        for (index, probability) in probabilities.enumerated().reversed() {
            above += probability
            if above > outside { break }
            upper = first + index
        }
        // Rank 0 and those beyond the samples are no values.
        return ConfidenceBounds(lower: lower.flatMap { $0 < 1 ? nil : $0 }, upper: upper.flatMap { $0 < 1 ? nil : $0 })
    }

    /// The probabilities of the numbers of successes from `first` on; those left out are below 1e-17 of the greatest.
    private static func binomial(count: Int, share: Double) -> (first: Int, probabilities: [Double]) {
        let mode = min(count, Int(Double(count + 1) * share))
        let odds = share / (1 - share)
        // Relative to the mode's, because the probabilities themselves need factorials.
        var falling: [Double] = []
        var (weight, number) = (1.0, mode)
        while number > 0, weight > 1e-17 {
            weight *= Double(number) / Double(count - number + 1) / odds
            number -= 1
            falling.append(weight)
        }
        var rising: [Double] = []
        (weight, number) = (1.0, mode)
        while number < count, weight > 1e-17 {
            weight *= Double(count - number) / Double(number + 1) * odds
            number += 1
            rising.append(weight)
        }
        let weights = falling.reversed() + [1] + rising
        let total = weights.reduce(0, +)
        return (mode - falling.count, weights.map { $0 / total })
    }
}
