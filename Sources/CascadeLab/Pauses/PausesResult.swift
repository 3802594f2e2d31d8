public import Cascade
internal import Foundation

/// The curves of some policies on the same trials, each group of speakers by itself.
public struct PausesResult: Sendable, Equatable, Codable {
    public struct GroupCurves: Sendable, Equatable, Codable {
        public let group: SpeakerFolder.Group
        public let speakers: Int
        public let natural: Int
        public let setIn: Int
        public let curves: [PauseCurve]
    }

    public let groups: [GroupCurves]

    public init(_ trials: [TrialEvidence], policies: [any PausePolicy]) {
        self.groups = SpeakerFolder.Group.allCases.compactMap { group in
            let own = trials.filter { $0.group == group }
            guard !own.isEmpty else { return nil }
            return GroupCurves(
                group: group, speakers: Set(own.map(\.speaker)).count, natural: own.count { $0.kind == .natural },
                setIn: own.count { $0.kind == .phrase || $0.kind == .hesitation },
                curves: policies.map { PauseCurve($0, on: own) })
        }
    }

    /// The policies that every run compares. Without scores of a turn model its policy would be another's.
    public static func policies(
        for trials: [TrialEvidence], estimate: TurnEndEstimate = .standard, slope: Double? = nil
    ) -> [any PausePolicy] {
        let hasScores = trials.contains { $0.silences.contains { !$0.scores.isEmpty } }
        return [SilencePolicy()] + (hasScores ? [TurnModelPolicy()] : [])
            + [SentencePolicy(), EstimatePolicy(estimate, slope: slope)]
    }

    public func json() throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
        return String(decoding: try encoder.encode(self), as: UTF8.self) + "\n"
    }
}
