/// How many of some events went one way, and between which shares that of all events like them lies with 95 % confidence.
///
/// As JSON `{"n", "share", "low", "high"}`, or `{"n", "share": null, "needed"}` with too few events.
public struct EventShare: Sendable, Equatable {
    /// With fewer events no share is told, as on the leaderboard of τ-voice.
    public static let fewestEvents = 10

    /// Those that went this way, 0…`n`.
    public let count: Int
    public let n: Int

    public init(_ count: Int, of n: Int) {
        self.n = max(0, n)
        self.count = max(0, min(self.n, count))
    }

    /// 0…1; nil with too few events.
    public var share: Double? { self.n < Self.fewestEvents ? nil : Double(self.count) / Double(self.n) }

    /// Wilson's bounds; 0 and 1 without events.
    public var bounds: (low: Double, high: Double) {
        guard self.n > 0 else { return (0, 1) }
        let (share, total, z) = (Double(self.count) / Double(self.n), Double(self.n), 1.959_964)
        let middle = share + z * z / (2 * total)
        let reach = z * ((share * (1 - share) + z * z / (4 * total)) / total).squareRoot()
        return (
            max(0, (middle - reach) / (1 + z * z / total)), min(1, (middle + reach) / (1 + z * z / total))
        )
    }
}

extension EventShare: Encodable {
    private enum CodingKeys: String, CodingKey {
        case n, share, low, high, needed
    }

    public func encode(to encoder: any Encoder) throws {
        func rounded(_ share: Double) -> Double { (share * 10_000).rounded() / 10_000 }
        var fields = encoder.container(keyedBy: CodingKeys.self)
        try fields.encode(self.n, forKey: .n)
        guard let share = self.share else {
            try fields.encodeNil(forKey: .share)
            return try fields.encode(Self.fewestEvents, forKey: .needed)
        }
        try fields.encode(rounded(share), forKey: .share)
        try fields.encode(rounded(self.bounds.low), forKey: .low)
        try fields.encode(rounded(self.bounds.high), forKey: .high)
    }
}
