internal import Foundation

/// How many of some trials went wrong, and between which shares that of all trials like them lies with 95 % confidence.
public struct PauseShare: Sendable, Equatable, Codable {
    public let count: Int
    public let n: Int
    public let share: Double
    /// Wilson's bounds.
    public let low: Double
    public let high: Double

    public init(_ count: Int, of n: Int) {
        self.count = count
        self.n = n
        guard n > 0 else {
            (self.share, self.low, self.high) = (0, 0, 1)
            return
        }
        let (share, total, z) = (Double(count) / Double(n), Double(n), 1.959_964)
        let middle = share + z * z / (2 * total)
        let reach = z * ((share * (1 - share) + z * z / (4 * total)) / total).squareRoot()
        self.share = share
        self.low = max(0, (middle - reach) / (1 + z * z / total))
        self.high = min(1, (middle + reach) / (1 + z * z / total))
    }
}
