/// Which latencies a percentile is told of.
public enum LatencyWindow: String, Sendable, CaseIterable, Codable {
    /// The last 100.
    case lastTurns = "last_100_turns"
    /// Those of the last five minutes.
    case lastMinutes = "last_5_minutes"
    /// All.
    case sinceStart = "since_start"
}
