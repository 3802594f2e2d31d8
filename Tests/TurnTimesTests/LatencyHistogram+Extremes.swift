@testable import TurnTimes

extension LatencyHistogram {
    /// The shortest and the longest latency, nil without any.
    var extremes: ClosedRange<Duration>? {
        guard self.count > 0 else { return nil }
        return self.latency(rank: 1)...self.latency(rank: self.count)
    }
}
