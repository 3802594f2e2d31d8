internal import Foundation

/// What was heard of all trials, kept so that policies can be compared without hearing them anew.
public struct EvidenceFile: Codable, Sendable {
    private static let schema = 2
    private let schema: Int
    public let trials: [TrialEvidence]

    public init(_ trials: [TrialEvidence]) {
        self.schema = Self.schema
        self.trials = trials
    }

    /// - Throws: `LabError` if it is not what `json` wrote.
    public init(json: String) throws(LabError) {
        do {
            self = try JSONDecoder().decode(EvidenceFile.self, from: Data(json.utf8))
        } catch {
            throw LabError(.file, "it holds no evidence: name a file that --evidence wrote")
        }
        guard self.schema == Self.schema else {
            throw LabError(.file, "it is of another version: delete it, and it is made anew")
        }
    }

    public func json() throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        return String(decoding: try encoder.encode(self), as: UTF8.self)
    }
}
