/// Candidates of a tune by first audio (to the right) and distance of prosody (upward): the nearer to the corner, the better.
struct ProsodyChart {
    private static let width = 900.0
    private static let height = 360.0
    private static let margin = 60.0

    let result: TuneResult

    /// Nil if no candidate has both figures.
    var svg: String? {
        let points = self.result.summaries.compactMap { summary -> (name: String, x: Double, y: Double)? in
            guard let first = summary.firstAudio.p50, let prosody = summary.prosody else { return nil }
            return (summary.candidate, first, prosody.combined)
        }
        guard !points.isEmpty else { return nil }
        let axis = TimeAxis(
            points.map(\.x) + [(points.map(\.x).max() ?? 0) * 1.15], left: Self.margin,
            width: Self.width - Self.margin - 40)
        let bottom = Self.height - 30
        let highest = max(0.5, (points.map(\.y).max() ?? 1) * 1.1)
        func place(_ distance: Double) -> Double { bottom - distance / highest * (bottom - 10) }
        var content = axis.grid(top: 10, bottom: bottom)
        for value in RoundSteps.within(0...highest) {
            content += """
                <text class="tick" x="\(Markup.number(Self.margin - 8))" y="\(Markup.number(place(value) + 4))" \
                text-anchor="end">\(Markup.number(value))</text>
                """
        }
        let chosen = self.result.recommendation
        var taken: [(x: Double, y: Double)] = []
        for point in points {
            let (x, y) = (axis.position(point.x), place(point.y))
            // Names of points that lie together stand below each other.
            var row = y + 4
            while taken.contains(where: { abs($0.x - x) < 110 && abs($0.y - row) < 13 }) { row += 13 }
            taken.append((x, row))
            content += """
                <circle class="mode\(point.name == chosen ? 0 : 1)" cx="\(Markup.number(x))" cy="\(Markup.number(y))" \
                r="\(point.name == chosen ? 7 : 5)"/><text class="name" x="\(Markup.number(x + 10))" \
                y="\(Markup.number(row))">\(Markup.escaped(point.name))</text>
                """
        }
        return """
            <svg viewBox="0 0 \(Markup.number(Self.width)) \(Markup.number(Self.height))" role="img" \
            aria-label="First audio and distance of prosody of each candidate">\(content)</svg>
            """
    }
}
