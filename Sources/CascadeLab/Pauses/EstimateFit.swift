public import Cascade
internal import Foundation

/// Fits the weights of the estimate on the trials of the speakers that are there for it: logistic regression by Newton's
/// method, with a small pull to zero. What is known of a trial counts in each state that it goes through, ends and pauses count
/// for the same, and lengths of one pause count together as one.
public struct EstimateFit: Sendable {
    private struct Row {
        let features: [Double]
        let isEnd: Bool
        let weight: Double
    }

    private static let rounds = 30
    private static let pull = 2.0
    /// Slopes that are tried, in seconds, and the share of cut-offs at which the shortest wait decides.
    private static let slopes = Array(stride(from: 0.05, through: 0.6, by: 0.05))
    private static let decisive = 0.05
    private let trials: [TrialEvidence]
    private let rows: [Row]

    /// - Throws: `LabError` if no speaker of the group `fit` has both pauses and ends.
    public init(_ trials: [TrialEvidence]) throws(LabError) {
        let own = trials.filter { $0.group == .fit }
        self.trials = own
        func place(_ trial: TrialEvidence) -> String {
            // Trials of one pause differ in its length alone.
            "\(trial.speaker) \(trial.name.split(separator: " ").dropLast(2).joined(separator: " "))"
        }
        var counts: [String: Int] = [:]
        for trial in own { counts[place(trial), default: 0] += 1 }
        var rows: [Row] = []
        for trial in own {
            guard let silence = trial.ofPause.first else { continue }
            let news = PauseNews.all(of: silence).filter { state in
                // Behind a pause nothing is learned of it.
                trial.pauseLength.map { state.known < trial.pauseStart + $0 + 150 } ?? true
            }
            let weight = 1 / Double(max(1, counts[place(trial)] ?? 1) * max(1, news.count))
            rows += news.map {
                Row(
                    features: TurnEndEstimate.features(of: $0.evidence), isEnd: trial.kind == .end,
                    weight: weight)
            }
        }
        let ends = rows.filter(\.isEnd).reduce(0) { $0 + $1.weight }
        let pauses = rows.filter { !$0.isEnd }.reduce(0) { $0 + $1.weight }
        guard ends > 0, pauses > 0 else {
            throw LabError(
                .file, "the recordings hold no pauses and ends of speakers to fit on: run scripts/recordings")
        }
        let all = ends + pauses
        self.rows = rows.map {
            Row(
                features: $0.features, isEnd: $0.isEnd, weight: $0.weight * all / 2 / ($0.isEnd ? ends : pauses))
        }
    }

    public func estimate() -> TurnEndEstimate {
        let count = TurnEndEstimate.Feature.allCases.count
        var weights = [Double](repeating: 0, count: count)
        for _ in 0..<Self.rounds {
            var slope = weights.map { -Self.pull * $0 }
            var curve = (0..<count).map { row in (0..<count).map { $0 == row ? Self.pull : 0 } }
            for row in self.rows {
                let odds = zip(weights, row.features).reduce(0) { $0 + $1.0 * $1.1 }
                let likely = 1 / (1 + exp(-odds))
                let error = row.weight * ((row.isEnd ? 1 : 0) - likely)
                let spread = row.weight * likely * (1 - likely)
                for first in 0..<count where row.features[first] != 0 {
                    slope[first] += error * row.features[first]
                    for second in 0..<count {
                        curve[first][second] += spread * row.features[first] * row.features[second]
                    }
                }
            }
            let step = Self.solve(curve, slope)
            for place in weights.indices { weights[place] += step[place] }
        }
        return TurnEndEstimate(Dictionary(uniqueKeysWithValues: zip(TurnEndEstimate.Feature.allCases, weights)))
    }

    /// The slope with which the estimate waits least at 5 % cut-offs, in seconds.
    public func slope(_ estimate: TurnEndEstimate) -> Double {
        let waits = Self.slopes.map { slope in
            PauseCurve(EstimatePolicy(estimate, slope: slope), on: self.trials).wait(atCutOffs: Self.decisive)
                ?? .infinity
        }
        return zip(Self.slopes, waits).min { $0.1 < $1.1 }?.0 ?? TurnEndEstimate.slope
    }

    /// Gauss's elimination; the pull keeps every pivot above zero.
    private static func solve(_ matrix: [[Double]], _ right: [Double]) -> [Double] {
        var matrix = matrix
        var right = right
        let count = right.count
        for pivot in 0..<count {
            for row in (pivot + 1)..<max(pivot + 1, count) {
                let factor = matrix[row][pivot] / matrix[pivot][pivot]
                for column in pivot..<count { matrix[row][column] -= factor * matrix[pivot][column] }
                right[row] -= factor * right[pivot]
            }
        }
        for row in (0..<count).reversed() {
            for column in (row + 1)..<max(row + 1, count) { right[row] -= matrix[row][column] * right[column] }
            right[row] /= matrix[row][row]
        }
        return right
    }
}
