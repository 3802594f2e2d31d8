internal import TurnTimes

/// How turns were taken, by mode, for lines and page.
struct PanelLines {
    struct Row: Equatable {
        let name: String
        /// One for each mode.
        let cells: [String]
    }

    static let legend =
        "latencies: p50 / p90 in ms; shares from \(EventShare.fewestEvents) events on, with their 95 % bounds; n in "
        + "brackets; – nothing, or too little, to tell"

    private let modes: [String]
    let rows: [Row]

    init(_ summaries: [ModeSummary]) {
        self.modes = summaries.map(\.mode)
        let latencies: [(String, KeyPath<TurnPanel, LatencyHistogram>)] = [
            ("response_latency", \.responseLatency), ("yield_latency", \.yieldLatency),
        ]
        self.rows =
            latencies.map { name, path in
                Row(name: name, cells: summaries.map { Self.cell($0.panel[keyPath: path]) })
            }
            + TurnPanel.Share.allCases.map { share in
                Row(name: share.rawValue, cells: summaries.map { Self.cell($0.panel[share]) })
            }
    }

    var lines: [String] {
        let head = BenchLines.left("turn taking", 27) + self.modes.map { BenchLines.left($0, 30) }.joined()
        let rows = self.rows.map { row in
            BenchLines.left(row.name, 27) + row.cells.map { BenchLines.left($0, 30) }.joined()
        }
        return ["", head] + rows + [Self.legend]
    }

    private static func cell(_ latencies: LatencyHistogram) -> String {
        guard latencies.count > 0 else { return "–" }
        let values = [Percentile.p50, .p90].map { percentile in
            if case .told(let latency, _, _) = latencies[percentile] { BenchLines.whole(latency) } else { "–" }
        }
        return values.joined(separator: " / ") + " (\(latencies.count))"
    }

    private static func cell(_ share: EventShare) -> String {
        guard share.n > 0 else { return "–" }
        guard let told = share.share else { return "\(share.count) of \(share.n)" }
        let bounds = "\(Self.percent(share.bounds.low)) to \(Self.percent(share.bounds.high))"
        return "\(Self.percent(told)), \(bounds) (\(share.n))"
    }

    private static func percent(_ share: Double) -> String { "\(BenchLines.whole(share * 100)) %" }
}
