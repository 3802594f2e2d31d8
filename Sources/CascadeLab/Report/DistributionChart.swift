internal import TurnTimes

/// One latency of every turn as a dot, a row for each mode, with lines at p50 and p90.
struct DistributionChart {
    private static let width = 900.0
    private static let margin = 120.0
    private static let rowHeight = 30.0

    let name: LatencyName
    let result: BenchResult

    /// Nil if no turn has the latency.
    var svg: String? {
        let rows = self.result.modes.map { mode in
            (mode: mode, values: self.result.turns.filter { $0.mode == mode }.compactMap { $0[self.name] })
        }
        let all = rows.flatMap(\.values)
        guard !all.isEmpty else { return nil }
        let axis = TimeAxis(all, left: Self.margin, width: Self.width - Self.margin - 20)
        let bottom = Self.rowHeight * Double(rows.count) + 6
        var content = axis.grid(top: 0, bottom: bottom)
        for (index, row) in rows.enumerated() {
            let middle = Self.rowHeight * (Double(index) + 0.5) + 3
            content += """
                <text class="name" x="\(Markup.number(Self.margin - 10))" y="\(Markup.number(middle + 4))" \
                text-anchor="end">\(Markup.escaped(row.mode))</text>
                """
            for (place, value) in row.values.enumerated() {
                // Spread up and down by turn, so that equal ones can be told apart.
                let y = middle + Double(place % 5 - 2) * 3.5
                content += """
                    <circle class="mode\(index)" cx="\(Markup.number(axis.position(value)))" \
                    cy="\(Markup.number(y))" r="3"/>
                    """
            }
            let summary = LatencySummary(row.values)
            for (label, value) in [("p50", summary.p50), ("p90", summary.p90)] {
                guard let value else { continue }
                let x = Markup.number(axis.position(value))
                content += """
                    <line class="percentile" x1="\(x)" y1="\(Markup.number(middle - 13))" x2="\(x)" \
                    y2="\(Markup.number(middle + 13))"><title>\(label) \(BenchLines.whole(value)) ms</title></line>
                    """
            }
        }
        return """
            <svg viewBox="0 0 \(Markup.number(Self.width)) \(Markup.number(bottom + 18))" role="img" \
            aria-label="\(self.name.rawValue) of each turn">\(content)</svg>
            """
    }
}
