internal import Histogram

/// Counts of latencies, from which percentiles are told with a known error.
///
/// A value told is never below the true one and at most 0.1 % of its size above it, and exact to the microsecond up to
/// 2 ms. Latencies below zero (drafts that were early) are counted with the same accuracy in a table of their own, by
/// size, and come before all others in the order: moving the whole range up instead would take the accuracy from the
/// small values. What is longer than ten minutes counts as ten minutes, either way.
///
/// Few latencies are kept as they are. From 1024 on memory is fixed: 90 kB for each sign that occurs.
public struct LatencyHistogram: Sendable, Equatable {
    /// The longest latency that is told apart, on both sides of zero.
    public static let longest = Duration.seconds(600)

    /// More are counted in tables.
    private static let fewest = 1024

    /// In microseconds and in order; empty once there are tables.
    private var few: [Int32] = []
    private var early: Histogram<UInt32>?
    private var late: Histogram<UInt32>?

    public init() {}

    /// The number of latencies counted.
    public var count: Int { self.few.count + Int(self.early?.totalCount ?? 0) + self.lateCount }

    /// The number of latencies below zero.
    public var earlyCount: Int { Int(self.early?.totalCount ?? 0) + self.few.prefix { $0 < 0 }.count }

    private var lateCount: Int { Int(self.late?.totalCount ?? 0) }

    /// Counts one latency, to the nearest microsecond.
    public mutating func record(_ latency: Duration) {
        let limited = max(.zero - Self.longest, min(Self.longest, latency))
        let microseconds = Int32((limited / .microseconds(1)).rounded())
        guard self.isFew, self.few.count < Self.fewest else {
            self.spread()
            return self.count(microseconds)
        }
        let place = self.few.lastIndex { $0 <= microseconds }.map { $0 + 1 } ?? 0
        self.few.insert(microseconds, at: place)
    }

    /// Counts all latencies of another histogram too.
    public mutating func merge(_ other: LatencyHistogram) {
        if self.isFew, other.isFew, self.few.count + other.few.count <= Self.fewest {
            self.few = (self.few + other.few).sorted()
            return
        }
        self.spread()
        for microseconds in other.few { self.count(microseconds) }
        Self.add(other.early, to: &self.early)
        Self.add(other.late, to: &self.late)
    }

    /// What the latencies say about a percentile.
    public subscript(_ percentile: Percentile) -> PercentileEstimate {
        let count = self.count
        guard count >= percentile.fewestSamples else { return .tooFew(count: count, needed: percentile.fewestSamples) }
        return .told(
            self.latency(rank: percentile.rank(of: count)),
            between: ConfidenceBounds.ranks(of: percentile, count: count).map { self.latency(rank: $0) },
            count: count)
    }

    /// The percentile of the latencies, however few they are; nil without any.
    public func latency(of percentile: Percentile) -> Duration? {
        self.count == 0 ? nil : self.latency(rank: percentile.rank(of: self.count))
    }

    func latency(rank: Int) -> Duration {
        if self.isFew { return self.few.indices.contains(rank - 1) ? .microseconds(Int(self.few[rank - 1])) : .zero }
        if let early = self.early, rank <= self.earlyCount {
            // The largest size is the earliest.
            let size = early.lowestEquivalentForValue(Self.size(rank: self.earlyCount - rank + 1, in: early))
            return .microseconds(-Int(size))
        }
        guard let late = self.late else { return .zero }
        return .microseconds(Int(Self.size(rank: rank - self.earlyCount, in: late)))
    }

    /// The highest size that the histogram does not tell apart from that of a rank.
    private static func size(rank: Int, in histogram: Histogram<UInt32>) -> UInt64 {
        // Half a rank less, so that rounding cannot reach the next one.
        histogram.valueAtPercentile((Double(rank) - 0.5) / Double(histogram.totalCount) * 100)
    }

    private var isFew: Bool { self.early == nil && self.late == nil }

    /// Counts in tables from here on.
    private mutating func spread() {
        for microseconds in self.few { self.count(microseconds) }
        self.few = []
    }

    private mutating func count(_ microseconds: Int32) {
        if microseconds < 0 {
            Self.count(UInt64(-Int(microseconds)), in: &self.early)
        } else {
            Self.count(UInt64(microseconds), in: &self.late)
        }
    }

    private static func count(_ microseconds: UInt64, in histogram: inout Histogram<UInt32>?) {
        var counts = histogram.take() ?? Self.empty
        counts.record(microseconds)
        histogram = counts
    }

    private static func add(_ other: Histogram<UInt32>?, to histogram: inout Histogram<UInt32>?) {
        guard let other else { return }
        guard var counts = histogram.take() else {
            histogram = other
            return
        }
        counts.add(other)
        histogram = counts
    }

    private static var empty: Histogram<UInt32> {
        Histogram(
            highestTrackableValue: UInt64(Self.longest / .microseconds(1)), numberOfSignificantValueDigits: .three)
    }
}
