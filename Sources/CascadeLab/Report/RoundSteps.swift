internal import Foundation

/// Where a picture's axis has its marks.
enum RoundSteps {
    /// One, two or five times a power of ten apart, about a sixth of the range.
    static func within(_ range: ClosedRange<Double>) -> [Double] {
        let rough = (range.upperBound - range.lowerBound) / 6
        let power = pow(10, floor(log10(rough)))
        let step = power * ([1.0, 2, 5].first { $0 * power >= rough } ?? 10)
        return Array(stride(from: (range.lowerBound / step).rounded(.up) * step, through: range.upperBound, by: step))
    }
}
