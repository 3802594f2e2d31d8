internal import TurnTimes

/// Tells whether turns became slower than those of a baseline: a pure function of both.
///
/// A latency fails when its p90 grew by more than `allowance`, and the growth is more than noise: turns are paired by mode,
/// recording and repeat, the pairs are drawn anew with replacement, and the growth of p90 is above zero in all but
/// `risk` of the draws, divided by the number of latencies looked at. What has no partner is left out.
public struct LatencyGate: Sendable, Equatable {
    private static let draws = 2000

    /// Growth of p90 that is allowed, in milliseconds.
    public var allowance: Double
    /// How likely an unchanged program may fail, over all latencies together.
    public var risk: Double

    public init(allowance: Double = 20, risk: Double = 0.05) {
        self.allowance = allowance
        self.risk = risk
    }

    /// One verdict for each mode and latency that both measured.
    public func compare(_ turns: [BenchTurn], with baseline: [BenchTurn]) -> [LatencyVerdict] {
        struct Key: Hashable {
            let mode: String
            let recording: String
            let repetition: Int

            init(_ turn: BenchTurn) {
                (self.mode, self.recording, self.repetition) = (turn.mode, turn.recording, turn.repetition)
            }
        }
        let before = Dictionary(baseline.map { (Key($0), $0) }) { first, _ in first }
        let partners = turns.compactMap { turn in before[Key(turn)].map { (before: $0, after: turn) } }
        var series: [(mode: String, name: LatencyName, pairs: [Pair])] = []
        for mode in Set(partners.map(\.after.mode)).sorted() {
            for name in LatencyName.allCases {
                let pairs = partners.filter { $0.after.mode == mode }.compactMap { partner -> Pair? in
                    guard let before = partner.before[name], let after = partner.after[name] else { return nil }
                    return Pair(before: before, after: after)
                }
                if !pairs.isEmpty { series.append((mode, name, pairs)) }
            }
        }
        let judged = series.count { $0.pairs.count >= Percentile.p90.fewestSamples }
        let verdicts = series.map { entry in
            self.verdict(entry.mode, entry.name, entry.pairs, share: self.risk / Double(max(1, judged)))
        }
        return verdicts.map { $0.placed(among: verdicts) }
    }

    private struct Pair {
        let before: Double
        let after: Double
    }

    private func verdict(_ mode: String, _ name: LatencyName, _ pairs: [Pair], share: Double) -> LatencyVerdict {
        guard pairs.count >= Percentile.p90.fewestSamples, let before = Percentile.p90.of(pairs.map(\.before)),
            let after = Percentile.p90.of(pairs.map(\.after))
        else {
            return LatencyVerdict(mode: mode, name: name, pairs: pairs.count, outcome: .tooFew)
        }
        let lower = after - before > self.allowance ? Self.leastGrowth(pairs, share: share) : nil
        let hasGrown = lower.map { $0 > 0 } ?? false
        return LatencyVerdict(
            mode: mode, name: name, pairs: pairs.count, before: before, after: after, lowerGrowth: lower,
            outcome: hasGrown ? .grown : .passed)
    }

    /// The growth of p90 that all but a share of the draws exceed.
    private static func leastGrowth(_ pairs: [Pair], share: Double) -> Double {
        // Sorted once, downwards: a draw only says how often each pair counts.
        let byBefore = pairs.indices.sorted { pairs[$0].before > pairs[$1].before }
        let byAfter = pairs.indices.sorted { pairs[$0].after > pairs[$1].after }
        let above = pairs.count - Percentile.p90.rank(of: pairs.count)
        func place(_ order: [Int], _ counts: [Int]) -> Int {
            var passed = 0
            for index in order {
                passed += counts[index]
                if passed > above { return index }
            }
            return order[order.count - 1]
        }
        var random = RandomNumbers(seed: 7)
        let growths = (0..<Self.draws).map { _ in
            var counts = [Int](repeating: 0, count: pairs.count)
            for _ in pairs.indices { counts[Int.random(in: pairs.indices, using: &random)] += 1 }
            return pairs[place(byAfter, counts)].after - pairs[place(byBefore, counts)].before
        }
        return growths.sorted()[Int(Double(Self.draws) * share)]
    }
}
