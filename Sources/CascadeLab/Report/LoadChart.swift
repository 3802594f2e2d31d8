/// Values over the seconds of a load.
struct LoadChart {
    struct Curve {
        let name: String
        /// Seconds and values, in order.
        let points: [(Double, Double)]
    }

    static let css = """
        polyline, .line0, .line1 { fill: none; stroke-width: 2; }
        .line0 { stroke: var(--endpointing); } .line1 { stroke: var(--mode1); }
        """
    private static let width = 900.0
    private static let height = 240.0
    private static let margin = 60.0

    let curves: [Curve]
    let unit: String

    var svg: String {
        let bottom = Self.height - 30
        let points = self.curves.flatMap(\.points)
        let axis = TimeAxis(points.map(\.0), left: Self.margin, width: Self.width - Self.margin - 40)
        let greatest = max(points.map(\.1).max() ?? 0, 0.001) * 1.1
        func place(_ value: Double) -> Double { bottom - value / greatest * (bottom - 10) }
        var content = axis.grid(top: 10, bottom: bottom)
        for tick in RoundSteps.within(0...greatest) {
            content += """
                <text class="tick" x="\(Markup.number(Self.margin - 8))" y="\(Markup.number(place(tick) + 4))" \
                text-anchor="end">\(Markup.number(tick))</text>
                """
        }
        for (index, curve) in self.curves.enumerated() {
            let places = curve.points.map { "\(Markup.number(axis.position($0.0))),\(Markup.number(place($0.1)))" }
            content += """
                <polyline class="line\(index % 2)" points="\(places.joined(separator: " "))"/>\
                <text class="name" x="\(Markup.number(Self.width - 48))" y="\(Markup.number(26 + 16 * Double(index)))" \
                text-anchor="end">\(Markup.escaped(curve.name)), \(Markup.escaped(self.unit))</text>\
                <line class="line\(index % 2)" x1="\(Markup.number(Self.width - 200))" \
                y1="\(Markup.number(22 + 16 * Double(index)))" x2="\(Markup.number(Self.width - 170))" \
                y2="\(Markup.number(22 + 16 * Double(index)))"/>
                """
        }
        return """
            <svg viewBox="0 0 \(Markup.number(Self.width)) \(Markup.number(Self.height))" role="img" \
            aria-label="\(Markup.escaped(self.curves.map(\.name).joined(separator: ", "))) by seconds">\(content)</svg>
            """
    }
}
