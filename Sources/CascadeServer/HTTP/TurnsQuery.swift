internal import SessionHosting
internal import WebSockets

/// The URL parameters that choose turns.
struct TurnsQuery: Sendable {
    static let limits = 1...TurnStore.longestAnswer

    /// Turns at the most, within `limits`.
    let limit: Int
    /// Only those of this session.
    let session: String?

    /// - Parameter limit: when the query says nothing.
    /// - Returns: nil for a limit that is none or out of range.
    init?(reading parameters: some QueryReader, limit standard: Int) {
        guard let limit = parameters["limit"].map({ Int($0) }) ?? standard, Self.limits.contains(limit) else {
            return nil
        }
        self.limit = limit
        self.session = parameters["session"]
    }
}
