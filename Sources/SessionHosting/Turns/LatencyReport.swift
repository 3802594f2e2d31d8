internal import SpeechAudio
internal import TurnTimes

/// The answer of `GET /v1/latency`.
package struct LatencyReport: Encodable, Equatable {
    /// One latency of one origin in one window.
    struct Percentiles: Encodable, Equatable {
        let n: Int
        let p50: Value
        let p90: Value
        let p99: Value

        init(_ histogram: LatencyHistogram) {
            self.n = histogram.count
            self.p50 = Value(histogram[.p50])
            self.p90 = Value(histogram[.p90])
            self.p99 = Value(histogram[.p99])
        }
    }

    /// A percentile in milliseconds with its bounds, or null and how many latencies it takes.
    enum Value: Encodable, Equatable {
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

        func encode(to encoder: any Encoder) throws {
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

    /// Turns since the start, by origin.
    var turns: [String: Int] = [:]
    /// Turns and sessions that were not kept, because more ended at once than the queue holds.
    var dropped = 0
    /// What the drafts of all turns since the start brought and cost.
    var drafts = DraftTally()
    /// By window, origin and latency name; only those that have occurred.
    var windows: [String: [String: [String: Percentiles]]] = [:]
}
