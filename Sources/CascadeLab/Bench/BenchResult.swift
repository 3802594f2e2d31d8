internal import Foundation
internal import SessionWire
public import TurnTimes

/// All that a bench found, as it is kept in a file.
public struct BenchResult: Sendable, Equatable {
    /// Of the file; another version cannot be read.
    static let schema = 1

    /// The modes in the order they were given.
    public let modes: [String]
    public let turns: [BenchTurn]
    public let machine: MachineReport
    /// What was measured on and with, by name.
    public let conditions: [String: String]

    public init(modes: [String], turns: [BenchTurn], machine: MachineReport, conditions: [String: String]) {
        self.modes = modes
        self.turns = turns
        self.machine = machine
        self.conditions = conditions
    }

    public var summaries: [ModeSummary] { self.modes.map { ModeSummary(mode: $0, turns: self.turns) } }

    /// Where a mode's time goes; nil for too few turns.
    public func budget(of mode: String) -> LatencyBudget? {
        let turns = self.turns.filter { $0.mode == mode && $0.outcome == .answered }
        return LatencyBudget(
            turns: turns.map(\.marks),
            choices: BudgetChoices(settings: self.conditions.merging(["turn.mode": mode]) { $1 }))
    }

    /// Of how many recordings all answered turns have the same reply, whatever the mode; and of how many there are.
    public var sameReplies: (same: Int, of: Int) {
        let replies = Dictionary(grouping: self.turns.filter { $0.outcome == .answered }, by: \.recording)
            .mapValues { Set($0.map(\.reply)).count }
        return (replies.values.count { $0 == 1 }, replies.count)
    }

    /// The conditions that are others than a baseline's, a line each. What only one of them tells is left out, as versions
    /// tell different ones.
    public func changes(since baseline: BenchResult) -> [String] {
        self.conditions.sorted { $0.key < $1.key }.compactMap { name, value in
            guard let before = baseline.conditions[name], before != value else { return nil }
            return "\(name): \"\(value)\" here, \"\(before)\" in the baseline"
        }
    }

    /// The file: percentiles by mode and name, then what they rest on.
    public func json() throws(LabError) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        do {
            return String(decoding: try encoder.encode(BenchFile(self)), as: UTF8.self)
        } catch {
            throw LabError(.file, "the result holds a number that cannot be written: \(error)")
        }
    }

    /// Reads a file that `json` made.
    public init(json: String) throws(LabError) {
        do {
            let file = try JSONDecoder().decode(BenchFile.self, from: Data(json.utf8))
            guard file.schema == Self.schema else {
                throw LabError(.baseline, "it has schema \(file.schema); this version reads \(Self.schema)")
            }
            self = file.result
        } catch let error as LabError {
            throw error
        } catch {
            throw LabError(.baseline, "it is no file of `cascade bench --json`: \(error)")
        }
    }
}
