/// A way to decide that the user's turn is over, from what is known as time goes on.
public protocol PausePolicy: Sendable {
    var name: String { get }

    /// Values of its one parameter, from the most eager to the most patient.
    var parameters: [Double] { get }

    /// When it would end the turn in a silence that lasts for ever, in milliseconds on the evidence's clock; nil if never.
    ///
    /// It may look at nothing that was not known by then.
    func decision(in silence: TrialEvidence.Silence, _ parameter: Double) -> Double?
}

extension PausePolicy {
    /// When it ends the turn in a trial's pause, nil if it does not: speech that goes on before takes the decision back.
    public func decision(on evidence: TrialEvidence, _ parameter: Double) -> Double? {
        for silence in evidence.ofPause {
            guard let time = self.decision(in: silence, parameter) else { continue }
            if time < min(silence.broken ?? .infinity, evidence.length) { return time }
        }
        return nil
    }
}
