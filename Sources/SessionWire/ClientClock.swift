/// A moment by a client's own clock, and what the client knows of the session's clock from pings; all in milliseconds.
public struct ClientClock: Sendable, Equatable {
    /// The moment by the client's clock, since any fixed beginning.
    public var time: Double
    /// What to add for the session's time.
    public var offset: Double
    /// How far the offset may be off, either way.
    public var error: Double

    public init(time: Double, offset: Double, error: Double) {
        self.time = time
        self.offset = offset
        self.error = error
    }

    /// The moment in the session's time.
    public var sessionTime: Double { self.time + self.offset }
}
