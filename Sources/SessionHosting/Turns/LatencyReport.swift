internal import TurnTimes

/// The answer of `GET /v1/latency`.
package struct LatencyReport: Encodable, Equatable {
    /// Turns since the start, by origin.
    var turns: [String: Int] = [:]
    /// Turns and sessions that were not kept, because more ended at once than the queue holds.
    var dropped = 0
    /// What the drafts of all turns since the start brought and cost.
    var drafts = DraftTally()
    /// How turns were taken since the start.
    var panel = TurnPanel()
    /// By window, origin and latency name; only those that have occurred.
    var windows: [String: [String: [String: LatencyPercentiles]]] = [:]
}
