/// What turn taking was told, and when.
public struct JournalEntry: Sendable, Equatable {
    /// The session's time, 0…24 h, to the microsecond.
    public let time: Duration
    public let event: TurnEvent

    public init(at time: Duration, _ event: TurnEvent) {
        self.time = time
        self.event = event
    }

    /// One JSON object on one line.
    /// - Throws: if a number in it is not finite.
    public func json() throws -> String { try JournalLine(self).json() }
}
