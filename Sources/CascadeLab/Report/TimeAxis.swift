/// Milliseconds laid out from left to right.
struct TimeAxis {
    let range: ClosedRange<Double>
    /// Pixels.
    let left: Double
    let width: Double

    /// - Parameter values: what must find room; zero always does.
    init(_ values: [Double], left: Double, width: Double) {
        let low = min(0, values.min() ?? 0)
        let high = max(low + 1, values.max() ?? 1)
        self.range = low...high
        self.left = left
        self.width = width
    }

    func position(_ value: Double) -> Double {
        self.left + (value - self.range.lowerBound) / (self.range.upperBound - self.range.lowerBound) * self.width
    }

    /// Lines down the picture with their times below.
    func grid(top: Double, bottom: Double) -> String {
        RoundSteps.within(self.range).map { tick in
            let x = Markup.number(self.position(tick))
            return """
                <line class="grid" x1="\(x)" y1="\(Markup.number(top))" x2="\(x)" y2="\(Markup.number(bottom))"/>\
                <text class="tick" x="\(x)" y="\(Markup.number(bottom + 14))" text-anchor="middle">\
                \(Markup.number(tick))</text>
                """
        }.joined()
    }
}
