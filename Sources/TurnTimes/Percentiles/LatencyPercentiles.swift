/// What is told of one latency as JSON: `{"n", "p50", "p90", "p99"}`, each percentile with its bounds.
public struct LatencyPercentiles: Encodable, Sendable, Equatable {
    /// A percentile in milliseconds with its bounds, or null and how many latencies it takes.
    public enum Value: Encodable, Sendable, Equatable {
        case told(milliseconds: Double, low: Double?, high: Double?)
        case tooFew(needed: Int)

        init(_ estimate: PercentileEstimate) {
            switch estimate {
            case .tooFew(_, let needed): self = .tooFew(needed: needed)
            case .told(let latency, let bounds, _):
                self = .told(
                    milliseconds: latency.roundedMilliseconds, low: bounds.lower?.roundedMilliseconds,
                    high: bounds.upper?.roundedMilliseconds)
            }
        }

        private enum CodingKeys: String, CodingKey {
            case milliseconds = "ms"
            case low, high, needed
        }

        public func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: CodingKeys.self)
            switch self {
            case .told(let milliseconds, let low, let high):
                try container.encode(milliseconds, forKey: .milliseconds)
                try container.encode(low, forKey: .low)
                try container.encode(high, forKey: .high)
            case .tooFew(let needed):
                try container.encodeNil(forKey: .milliseconds)
                try container.encode(needed, forKey: .needed)
            }
        }
    }

    public let n: Int
    public let p50: Value
    public let p90: Value
    public let p99: Value

    public init(_ histogram: LatencyHistogram) {
        self.n = histogram.count
        self.p50 = Value(histogram[.p50])
        self.p90 = Value(histogram[.p90])
        self.p99 = Value(histogram[.p99])
    }
}
