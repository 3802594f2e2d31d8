internal import TurnTimes

/// How much sooner a cascade is than a sequential turn.
struct Saving {
    private let sequential: ModeSummary
    private let cascade: ModeSummary

    /// Nil if one of both was not measured.
    init?(_ summaries: [ModeSummary]) {
        guard let sequential = summaries.first(where: { $0.mode == TurnMode.sequential.rawValue }),
            let cascade = summaries.first(where: { $0.mode == TurnMode.cascade.rawValue })
        else { return nil }
        (self.sequential, self.cascade) = (sequential, cascade)
    }

    /// Sequential minus cascade, and how many times as long sequential takes at the median.
    func text(of name: LatencyName) -> String {
        guard let before = self.sequential.latencies[name], let after = self.cascade.latencies[name],
            let slow = before.p50, let fast = after.p50
        else { return "–" }
        let tail = if let slow = before.p90, let fast = after.p90 { BenchLines.whole(slow - fast) } else { "–" }
        let times = fast > 0 ? " (\((slow / fast * 10).rounded() / 10) times)" : ""
        return "\(BenchLines.whole(slow - fast)), \(tail)\(times)"
    }
}
