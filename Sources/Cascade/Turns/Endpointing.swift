/// How long a silence must be before the user's turn is over: an estimate of whether it is, made anew with all that becomes
/// known of the pause.
public struct Endpointing: Sendable, Hashable {
    /// Whether to answer soon, or to let people think.
    public enum Patience: String, Sendable, CaseIterable {
        case eager, normal, patient
    }

    public var patience: Patience
    /// The shortest wait, 0…5 s.
    public var least: Duration
    /// The longest wait, 0…10 s.
    public var most: Duration

    public init(
        patience: Patience = .normal, least: Duration = .milliseconds(60), most: Duration = .milliseconds(1500)
    ) {
        self.patience = patience
        self.least = least
        self.most = most
    }

    /// The silence to wait for, between the least and the most.
    ///
    /// People's pauses within turns end about as if by chance, so the wait that costs least grows with the odds that the user
    /// goes on, in their logarithm, and with the usual length of this user's pauses.
    public func wait(for evidence: PauseEvidence) -> Duration {
        self.wait(
            atOdds: TurnEndEstimate.standard.logOdds(for: evidence), base: self.patience.base,
            slope: TurnEndEstimate.slope, cutIns: evidence.cutIns, pace: evidence.pace)
    }

    /// - Parameters:
    ///   - odds: the logarithm of the odds that the turn is over.
    ///   - base: the wait at even odds, in seconds.
    ///   - slope: how much the wait grows as the odds that the user goes on grow by a factor of e, in seconds.
    package func wait(atOdds odds: Double, base: Double, slope: Double, cutIns: Int = 0, pace: Double = 1) -> Duration {
        let seconds = (base - slope * odds) * pace
        let wait = Duration.milliseconds(Int((min(max(seconds, 0), 10) * 1000).rounded()))
        return max(self.least, min(self.most, wait * (2 + min(cutIns, 4)) / 2))
    }

    /// Whether the turn may well be over, so that an answer is worth making.
    public func expectsEnd(for evidence: PauseEvidence) -> Bool {
        TurnEndEstimate.standard.logOdds(for: evidence) > Self.draftOdds
    }

    /// One in seven.
    private static let draftOdds = -1.8
}

extension Endpointing.Patience {
    /// The wait at even odds, in seconds.
    var base: Double {
        switch self {
        case .eager: 0.35
        case .normal: 0.6
        case .patient: 1.0
        }
    }
}
