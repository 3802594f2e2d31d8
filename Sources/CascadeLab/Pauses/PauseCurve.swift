internal import TurnTimes

/// What a policy's patience costs: cut-offs at pauses against the wait at ends, for each value of its parameter.
public struct PauseCurve: Sendable, Equatable, Codable {
    public struct Point: Sendable, Equatable, Codable {
        public let parameter: Double
        /// Pauses that were taken for the end: all, those the speaker made, and those that were set in.
        public let cutOffs: PauseShare
        public let natural: PauseShare
        public let setIn: PauseShare
        /// Milliseconds from the end of the last phone to the decision, negative if it came before. An end that was not noticed
        /// counts with the length of its sound.
        public let mean: Double
        public let p50: Double
        public let p90: Double
        /// Ends that were not noticed.
        public let missed: Int
    }

    public let policy: String
    public let ends: Int
    /// In the order of the parameter.
    public let points: [Point]

    public init(_ policy: any PausePolicy, on trials: [TrialEvidence]) {
        self.policy = policy.name
        let ends = trials.filter { $0.kind == .end }
        let pauses = trials.filter { $0.kind != .end }
        self.ends = ends.count
        self.points = policy.parameters.map { parameter in
            func share(_ trials: [TrialEvidence]) -> PauseShare {
                let wrong = trials.count { trial in
                    guard let length = trial.pauseLength else { return false }
                    return policy.decision(on: trial, parameter).map { $0 < trial.pauseStart + length } ?? false
                }
                return PauseShare(wrong, of: trials.count)
            }
            let decisions = ends.map { ($0, policy.decision(on: $0, parameter)) }
            let waits = decisions.map { trial, time in (time ?? trial.length) - trial.pauseStart }
            return Point(
                parameter: parameter, cutOffs: share(pauses), natural: share(pauses.filter { $0.kind == .natural }),
                setIn: share(pauses.filter { $0.kind != .natural }),
                mean: waits.isEmpty ? 0 : waits.reduce(0, +) / Double(waits.count),
                p50: Percentile.p50.of(waits) ?? 0, p90: Percentile.p90.of(waits) ?? 0,
                missed: decisions.count { $0.1 == nil })
        }
    }

    /// The least share of cut-offs at a mean wait up to this one, in milliseconds; nil if it always waits longer. Between two
    /// points it is on the straight line, as a policy may take either by chance.
    public func cutOffs(atWait wait: Double) -> Double? {
        self.interpolated(self.points.map { ($0.mean, $0.cutOffs.share) }, at: wait)
    }

    /// The least mean wait at a share of cut-offs up to this one; nil if it always cuts off more.
    public func wait(atCutOffs share: Double) -> Double? {
        self.interpolated(self.points.map { ($0.cutOffs.share, $0.mean) }, at: share)
    }

    private func interpolated(_ points: [(x: Double, y: Double)], at x: Double) -> Double? {
        var best: Double?
        for point in points where point.x <= x { best = min(best ?? .infinity, point.y) }
        for (first, second) in zip(points, points.dropFirst())
        where min(first.x, second.x) <= x && x <= max(first.x, second.x) {
            guard first.x != second.x else { continue }
            let part = (x - first.x) / (second.x - first.x)
            best = min(best ?? .infinity, first.y + part * (second.y - first.y))
        }
        return best
    }
}
