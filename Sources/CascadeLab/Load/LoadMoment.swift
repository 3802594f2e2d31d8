/// What a load looked like during some seconds.
public struct LoadMoment: Sendable, Equatable, Encodable {
    /// Since the measurement began, at the end of these seconds.
    public let seconds: Double
    /// Answered turns.
    public let turns: Int
    public let failed: Int
    /// From the question to the first sound, in milliseconds; nil without turns.
    public let p50: Double?
    public let p99: Double?
    /// Share of one core that the server used; nil if its process is not known.
    public let processorPercent: Double?
    /// Memory of the server.
    public let megabytes: Double?

    private enum CodingKeys: String, CodingKey {
        case seconds, turns, failed, megabytes
        case p50 = "p50_ms"
        case p99 = "p99_ms"
        case processorPercent = "cpu_percent"
    }
}
