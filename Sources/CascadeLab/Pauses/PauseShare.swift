internal import TurnTimes

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
        self.share = n > 0 ? Double(count) / Double(n) : 0
        (self.low, self.high) = EventShare(count, of: n).bounds
    }
}
