/// What a server used for the callers of a load.
struct LoadUsage: Sendable, Equatable {
    /// Share of one core during the measurement, in hundredths.
    let processorPercent: Double
    /// Bytes for those callers that came last.
    let memory: Int
    /// How many those were.
    let callers: Int
}
