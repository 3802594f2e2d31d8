/// The turn model alone; the parameter is the probability from which the turn is over. Silence of `most` ends it anyway.
public struct TurnModelPolicy: PausePolicy {
    public let name = "turn model alone"
    public let parameters = Array(stride(from: 0.01, through: 0.99, by: 0.01))
    /// Milliseconds.
    private let most: Double

    public init(most: Double = 1600) {
        self.most = most
    }

    public func decision(in silence: TrialEvidence.Silence, _ parameter: Double) -> Double? {
        let sure = silence.scores.filter { $0.probability >= parameter }.map(\.known).min()
        return min(sure ?? .infinity, max(silence.known, silence.start + self.most))
    }
}
