internal import Foundation

/// How far the end of speech that the detector tells, which a live turn counts from, lies behind the end of the last phone.
public struct EstimatedEnds: Sendable, Equatable {
    /// Milliseconds, in order; negative where the detector took the last sounds for silence.
    public let errors: [Double]
    /// Ends at which the detector found none.
    public let missed: Int

    /// - Parameter trials: of which the ends count.
    public init(_ trials: [TrialEvidence]) {
        let ends = trials.filter { $0.pauseLength == nil }
        let estimates = ends.map { trial in
            trial.silences.last { $0.broken == nil }.map { $0.start - trial.pauseStart }
        }
        self.errors = estimates.compactMap(\.self).sorted()
        self.missed = ends.count - self.errors.count
    }

    /// The error that a share of the ends does not exceed, nil without ends.
    /// - Parameter share: 0…1.
    public func error(atShare share: Double) -> Double? {
        guard !self.errors.isEmpty else { return nil }
        let rank = (Double(self.errors.count) * min(max(share, 0), 1)).rounded(.up)
        return self.errors[max(0, Int(rank) - 1)]
    }
}
