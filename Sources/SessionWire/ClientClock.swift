public import TurnTimes

/// A moment by a client's own clock, and what the client knows of the session's clock from pings.
public struct ClientClock: Sendable, Equatable {
    /// The moment by the client's clock, in milliseconds since any fixed beginning.
    public var time: Double
    public var estimate: ClockEstimate

    /// All in milliseconds.
    public init(time: Double, offset: Double, error: Double) {
        self.time = time
        self.estimate = ClockEstimate(offset: offset, error: error)
    }

    /// The moment in the session's time, in milliseconds.
    public var sessionTime: Double { self.time + self.estimate.offset }
}
