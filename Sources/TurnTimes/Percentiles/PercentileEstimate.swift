/// What samples say about a percentile.
public enum PercentileEstimate: Sendable, Equatable {
    /// Too few samples to tell: there are `count`, and it takes `needed`.
    case tooFew(count: Int, needed: Int)

    /// The percentile of `count` samples, and where that of all turns like them lies with at least 95 % confidence.
    case told(Duration, between: ConfidenceBounds<Duration>, count: Int)
}
