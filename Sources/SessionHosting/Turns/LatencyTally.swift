package import TurnTimes

/// The latencies of all turns since the server began, kept apart by the turns' origins.
///
/// Memory is bounded: that of one `RollingLatencies` for each latency, at most 9 MB for each origin.
package struct LatencyTally: Sendable {
    private var latencies: [Timeline.Origin: [LatencyName: RollingLatencies]] = [:]
    private var turns: [Timeline.Origin: Int] = [:]
    private var drafts = DraftTally()
    private var panel = TurnPanel()

    package init() {}

    /// Counts a turn.
    /// - Parameter time: now, since any fixed beginning.
    package mutating func add(_ timeline: Timeline, at time: Duration) {
        self.turns[timeline.origin, default: 0] += 1
        self.drafts.add(timeline.drafts)
        self.panel.add(timeline)
        for name in LatencyName.allCases {
            guard let latency = timeline[name] else { continue }
            self.latencies[timeline.origin, default: [:]][name, default: RollingLatencies()].record(latency, at: time)
        }
    }

    /// What is known now.
    package func report(at time: Duration) -> LatencyReport {
        var report = LatencyReport()
        (report.drafts, report.panel) = (self.drafts, self.panel)
        for (origin, number) in self.turns { report.turns[origin.rawValue] = number }
        for window in LatencyWindow.allCases {
            for (origin, names) in self.latencies {
                for (name, latencies) in names {
                    let histogram = latencies.latencies(in: window, at: time)
                    guard histogram.count > 0 else { continue }
                    report.windows[window.rawValue, default: [:]][origin.rawValue, default: [:]][name.rawValue] =
                        LatencyPercentiles(histogram)
                }
            }
        }
        return report
    }
}
