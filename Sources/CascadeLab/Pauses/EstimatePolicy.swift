public import Cascade
internal import SpeechAudio

/// `Endpointing` with an estimate: as in a session, the wait is chosen anew with all that becomes known. The parameter is the
/// wait at even odds, in milliseconds.
public struct EstimatePolicy: PausePolicy {
    public let name = "estimate"
    public let parameters = Array(stride(from: 0.0, through: 2000, by: 20))
    private let estimate: TurnEndEstimate
    /// In seconds.
    private let slope: Double
    private let endpointing = Endpointing()

    /// - Parameter slope: how much the wait grows with the log-odds that the user goes on, in seconds; nil for the standard one.
    public init(_ estimate: TurnEndEstimate, slope: Double? = nil) {
        self.estimate = estimate
        self.slope = slope ?? TurnEndEstimate.slope
    }

    public func decision(in silence: TrialEvidence.Silence, _ parameter: Double) -> Double? {
        let news = PauseNews.all(of: silence)
        for (place, one) in news.enumerated() {
            let odds = self.estimate.logOdds(for: one.evidence)
            let wait = self.endpointing.wait(atOdds: odds, base: parameter / 1000, slope: self.slope)
                .milliseconds
            let due = max(one.known, silence.start + wait)
            let next = place + 1 < news.count ? news[place + 1].known : .infinity
            // What becomes known before then may change the wait.
            if due < next { return due }
        }
        return nil
    }
}
