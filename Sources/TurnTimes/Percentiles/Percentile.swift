/// The percentiles that are told, and how many samples each needs.
public enum Percentile: Int, Sendable, CaseIterable, Codable {
    case p50 = 50
    case p90 = 90
    case p99 = 99

    /// Hundredths of the samples that do not exceed the percentile.
    public var hundredths: Int { self.rawValue }

    /// With fewer samples the percentile is not told: 4 for p50, twice as many as leave one above for p90 and p99.
    public var fewestSamples: Int {
        switch self {
        case .p50: 4
        case .p90: 20
        case .p99: 200
        }
    }

    /// The place of the percentile among sorted samples, from 1: the first that this share of them does not exceed.
    public func rank(of count: Int) -> Int { (count * self.hundredths + 99) / 100 }

    /// The percentile of some samples, however few they are; nil without any.
    public func of<Sample: Comparable>(_ samples: [Sample]) -> Sample? { self.of(sorted: samples.sorted()) }

    /// The same of samples that are in order already.
    public func of<Sample>(sorted samples: [Sample]) -> Sample? {
        samples.isEmpty ? nil : samples[self.rank(of: samples.count) - 1]
    }
}
