/// One latency of all turns, looked at through three windows.
///
/// Memory is bounded whatever the number of turns: 100 values, and at most eleven histograms.
public struct RollingLatencies: Sendable {
    /// Latencies that `lastTurns` keeps; a new one pushes the oldest out.
    public static let turns = 100

    /// How far `lastMinutes` looks back at most.
    public static let minutes = Duration.seconds(300)

    /// `lastMinutes` forgets this much at a time, so it looks back between 270 and 300 s.
    public static let slice = Duration.seconds(30)

    private var recent: [Duration] = []
    private var oldest = 0
    private var slices: [(number: Int, latencies: LatencyHistogram)] = []
    private var all = LatencyHistogram()

    public init() {}

    /// Counts the latency of a turn.
    /// - Parameter time: when the turn was measured, since any fixed beginning; one that lies before an earlier one is
    ///   counted with the latest.
    public mutating func record(_ latency: Duration, at time: Duration) {
        if self.recent.count < Self.turns {
            self.recent.append(latency)
        } else {
            self.recent[self.oldest] = latency
            self.oldest = (self.oldest + 1) % Self.turns
        }
        let number = max(Self.number(of: time), self.slices.last?.number ?? .min)
        self.slices.removeAll { !Self.isInside($0.number, at: number) }
        if self.slices.last?.number != number { self.slices.append((number, LatencyHistogram())) }
        self.slices[self.slices.count - 1].latencies.record(latency)
        self.all.record(latency)
    }

    /// The latencies in a window.
    /// - Parameter time: now, by the clock of `record`.
    public func latencies(in window: LatencyWindow, at time: Duration) -> LatencyHistogram {
        var sum = LatencyHistogram()
        switch window {
        case .lastTurns:
            for latency in self.recent { sum.record(latency) }
        case .lastMinutes:
            let now = Self.number(of: time)
            for slice in self.slices where Self.isInside(slice.number, at: now) { sum.merge(slice.latencies) }
        case .sinceStart:
            return self.all
        }
        return sum
    }

    private static func number(of time: Duration) -> Int { Int((time / Self.slice).rounded(.down)) }

    private static func isInside(_ number: Int, at now: Int) -> Bool { number > now - Int(Self.minutes / Self.slice) }
}
