public import TurnTimes

/// What the gate says of one latency of one mode; milliseconds.
public struct LatencyVerdict: Sendable, Equatable {
    public enum Outcome: Sendable, Equatable {
        case passed
        /// It fails.
        case grown
        /// Fewer pairs of turns than p90 takes.
        case tooFew
    }

    public let mode: String
    public let name: LatencyName
    /// Turns with a partner in the baseline.
    public let pairs: Int
    /// The p90 of the baseline and of now, nil with too few.
    public let before: Double?
    public let after: Double?
    /// What the growth is at the least, noise considered; nil where it is allowed anyway.
    public let lowerGrowth: Double?
    public let outcome: Outcome
    /// Whether it grew and no latency within it did: the place to look at.
    public private(set) var isSource = false

    init(
        mode: String, name: LatencyName, pairs: Int, before: Double? = nil, after: Double? = nil,
        lowerGrowth: Double? = nil, outcome: Outcome
    ) {
        self.mode = mode
        self.name = name
        self.pairs = pairs
        self.before = before
        self.after = after
        self.lowerGrowth = lowerGrowth
        self.outcome = outcome
    }

    func placed(among all: [LatencyVerdict]) -> LatencyVerdict {
        var verdict = self
        verdict.isSource =
            self.outcome == .grown
            && !all.contains { other in
                other.outcome == .grown && other.mode == self.mode && other.name != self.name
                    && self.name.contains(other.name)
            }
        return verdict
    }

    /// A line for a person.
    public var line: String {
        let head = "\(self.mode) \(self.name.rawValue): "
        guard let before, let after else { return head + "\(self.pairs) pairs of turns, too few to tell" }
        let change = after - before
        let sign = change < 0 ? "" : "+"
        let figures =
            "p90 \(BenchLines.whole(before)) -> \(BenchLines.whole(after)) ms (\(sign)\(BenchLines.whole(change)))"
        switch self.outcome {
        case .grown:
            let least = self.lowerGrowth.map { ", at least \(BenchLines.whole($0))" } ?? ""
            return head + figures + least + (self.isSource ? ": FAILED" : ": grew with what it contains")
        case .passed: return head + figures + (self.lowerGrowth == nil ? "" : ", within noise") + ": passed"
        case .tooFew: return head + figures
        }
    }
}

extension LatencyName {
    /// Whether all of another latency lies in this one.
    func contains(_ other: LatencyName) -> Bool {
        let order = Mark.allCases
        guard let start = order.firstIndex(of: self.start), let end = order.firstIndex(of: self.end),
            let otherStart = order.firstIndex(of: other.start), let otherEnd = order.firstIndex(of: other.end)
        else { return false }
        return start <= otherStart && otherEnd <= end
    }
}
