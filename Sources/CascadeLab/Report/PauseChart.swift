/// Curves of policies: cut-offs (upward) by mean wait (to the right); the nearer to the corner, the better.
struct PauseChart {
    private static let width = 900.0
    private static let height = 420.0
    private static let margin = 60.0
    /// Nobody waits longer than this.
    private static let longest = 2000.0

    let curves: [PauseCurve]

    var svg: String {
        let axis = TimeAxis([Self.longest], left: Self.margin, width: Self.width - Self.margin - 40)
        let bottom = Self.height - 30
        func place(_ share: Double) -> Double { bottom - share * (bottom - 10) }
        var content = axis.grid(top: 10, bottom: bottom)
        for share in stride(from: 0.0, through: 1, by: 0.2) {
            let y = Markup.number(place(share))
            content += """
                <line class="grid" x1="\(Markup.number(Self.margin))" y1="\(y)" x2="\(Markup.number(Self.width - 40))" y2="\(y)"/>\
                <text class="tick" x="\(Markup.number(Self.margin - 8))" y="\(Markup.number(place(share) + 4))" \
                text-anchor="end">\(BenchLines.whole(share * 100)) %</text>
                """
        }
        for (index, curve) in self.curves.enumerated() {
            let points = curve.points.filter { $0.mean <= Self.longest }.map {
                "\(Markup.number(axis.position($0.mean))),\(Markup.number(place($0.cutOffs.share)))"
            }
            content += """
                <polyline class="line\(index % 4)" points="\(points.joined(separator: " "))"/>\
                <text class="name" x="\(Markup.number(Self.width - 48))" y="\(Markup.number(26 + 16 * Double(index)))" \
                text-anchor="end">\(Markup.escaped(curve.policy))</text>\
                <line class="line\(index % 4)" x1="\(Markup.number(Self.width - 220))" \
                y1="\(Markup.number(22 + 16 * Double(index)))" x2="\(Markup.number(Self.width - 190))" \
                y2="\(Markup.number(22 + 16 * Double(index)))"/>
                """
        }
        return """
            <svg viewBox="0 0 \(Markup.number(Self.width)) \(Markup.number(Self.height))" role="img" \
            aria-label="Share of pauses cut off by mean wait at ends">\(content)</svg>
            """
    }
}
