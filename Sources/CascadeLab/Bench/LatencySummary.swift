internal import SpeechAudio
internal import TurnTimes

/// What the turns of a mode say about one latency; milliseconds.
public struct LatencySummary: Sendable, Equatable {
    /// Latencies counted.
    public let count: Int
    /// Nil below 4, 20 and 200 latencies: nothing is extrapolated.
    public let p50: Double?
    public let p90: Double?
    public let p99: Double?

    init(_ values: [Double]) {
        var histogram = LatencyHistogram()
        for value in values { histogram.record(.limited(milliseconds: value)) }
        func told(_ percentile: Percentile) -> Double? {
            if case .told(let latency, _, _) = histogram[percentile] { latency / .milliseconds(1) } else { nil }
        }
        (self.count, self.p50, self.p90, self.p99) = (values.count, told(.p50), told(.p90), told(.p99))
    }
}
