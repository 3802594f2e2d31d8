internal import Foundation

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

    /// Round values about a sixth of the axis apart.
    var ticks: [Double] {
        let rough = (self.range.upperBound - self.range.lowerBound) / 6
        let power = pow(10, floor(log10(rough)))
        let step = power * ([1.0, 2, 5].first { $0 * power >= rough } ?? 10)
        return Array(
            stride(from: (self.range.lowerBound / step).rounded(.up) * step, through: self.range.upperBound, by: step))
    }

    /// Lines down the picture with their times below.
    func grid(top: Double, bottom: Double) -> String {
        self.ticks.map { tick in
            let x = Markup.number(self.position(tick))
            return """
                <line class="grid" x1="\(x)" y1="\(Markup.number(top))" x2="\(x)" y2="\(Markup.number(bottom))"/>\
                <text class="tick" x="\(x)" y="\(Markup.number(bottom + 14))" text-anchor="middle">\
                \(Markup.number(tick))</text>
                """
        }.joined()
    }
}
