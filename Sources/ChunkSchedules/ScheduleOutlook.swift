/// What a schedule costs, measured or forecast.
public struct ScheduleOutlook: Sendable, Equatable {
    /// From the first token to the first sound, of the middle reply.
    public var firstAudio: Duration
    /// The longest gap of a reply, which nine of ten replies keep to.
    public var longestGap: Duration

    public init(firstAudio: Duration, longestGap: Duration) {
        self.firstAudio = firstAudio
        self.longestGap = longestGap
    }

    /// Of one reply or more; ranks are rounded up, so of fewer than ten the longest gap counts.
    /// - Returns: nil if no reply has sound.
    public init?(_ replies: [PlayOut]) {
        let starts = replies.compactMap(\.start).sorted()
        guard !starts.isEmpty else { return nil }
        let gaps = replies.filter { $0.start != nil }.map(\.longest).sorted()
        self.init(
            firstAudio: starts[(starts.count + 1) / 2 - 1], longestGap: gaps[(gaps.count * 9 + 9) / 10 - 1])
    }
}
