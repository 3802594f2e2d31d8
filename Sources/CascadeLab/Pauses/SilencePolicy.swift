/// Silence alone; the parameter is its length in milliseconds.
public struct SilencePolicy: PausePolicy {
    public let name = "silence alone"
    public let parameters = Array(stride(from: 60.0, through: 2000, by: 20))

    public init() {}

    public func decision(in silence: TrialEvidence.Silence, _ parameter: Double) -> Double? {
        max(silence.known, silence.start + parameter)
    }
}
