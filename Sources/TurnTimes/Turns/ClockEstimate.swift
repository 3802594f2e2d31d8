/// What a client knows of a session's clock, in milliseconds.
public struct ClockEstimate: Sendable, Equatable, Codable {
    /// What to add to the client's clock for the session's time.
    public var offset: Double
    /// How far the offset may be off, either way.
    public var error: Double

    public init(offset: Double, error: Double) {
        self.offset = offset
        self.error = error
    }

    private enum CodingKeys: String, CodingKey {
        case offset = "offset_ms"
        case error = "error_ms"
    }
}
