public import TurnTimes

/// The stage of a turn that made latencies grow.
public struct SlowerStage: Sendable, Equatable {
    public let mode: String
    public let stage: TurnStage

    /// One for each mode in which a single stage explains all that grew: it lies in every latency that grew, and in none that
    /// passed. Where noise hides that, or two stages grew, there is none.
    public static func all(in verdicts: [LatencyVerdict]) -> [SlowerStage] {
        Set(verdicts.map(\.mode)).sorted().compactMap { mode in
            let grown = verdicts.filter { $0.mode == mode && $0.outcome == .grown }
            let passed = verdicts.filter { $0.mode == mode && $0.outcome == .passed }
            let stages = TurnStage.allCases.filter { stage in
                !grown.isEmpty && grown.allSatisfy { $0.name.overlaps(stage) }
                    && !passed.contains { $0.name.overlaps(stage) }
            }
            guard stages.count == 1 else { return nil }
            return SlowerStage(mode: mode, stage: stages[0])
        }
    }
}

extension LatencyName {
    /// Whether some of a stage's time counts in this latency.
    fileprivate func overlaps(_ stage: TurnStage) -> Bool {
        let order = Mark.allCases
        guard let start = order.firstIndex(of: self.start), let end = order.firstIndex(of: self.end),
            let stageStart = order.firstIndex(of: stage.start), let stageEnd = order.firstIndex(of: stage.end)
        else { return false }
        return max(start, stageStart) < min(end, stageEnd)
    }
}
