internal import Foundation
internal import SessionWire
internal import TurnTimes

/// The answer of `GET /v1/budget`: the budget of the latest spoken turns that had the same settings.
struct BudgetReport: Encodable {
    /// What a budget is made of, read from a turn's record.
    private struct Turn: Decodable {
        let timeline: Timeline
        let settings: [String: String]

        private enum CodingKeys: String, CodingKey {
            case settings
        }

        init(from decoder: any Decoder) throws {
            self.timeline = try Timeline(from: decoder)
            self.settings = try decoder.container(keyedBy: CodingKeys.self).decode(
                [String: String].self, forKey: .settings)
        }

        var isSpoken: Bool { self.timeline.origin.isSpoken && self.timeline.marks[.acousticEnd] != nil }
    }

    private let budget: LatencyBudget?
    /// Spoken turns among the records.
    private let turns: Int

    /// - Parameter records: those of turns as JSON, the latest first.
    /// - Throws: if one is none.
    init(records: [String]) throws {
        let spoken = try records.map { try JSONDecoder().decode(Turn.self, from: Data($0.utf8)) }
            .filter(\.isSpoken)
        let settings = spoken.first?.settings ?? [:]
        let alike = spoken.filter { $0.settings == settings }.map(\.timeline.marks)
        self.turns = alike.count
        self.budget = LatencyBudget(turns: alike, choices: BudgetChoices(settings: settings))
    }

    private enum CodingKeys: String, CodingKey {
        case turns, needed, stages, next
        case target = "target_ms"
        case median = "median_ms"
        case floor = "floor_ms"
    }

    private enum StageKeys: String, CodingKey {
        case stage
        case median = "median_ms"
        case floor = "floor_ms"
        case left = "left_ms"
    }

    private enum AdviceKeys: String, CodingKey {
        case stage, setting, reason
    }

    func encode(to encoder: any Encoder) throws {
        var report = encoder.container(keyedBy: CodingKeys.self)
        try report.encode(LatencyBudget.target.roundedMilliseconds, forKey: .target)
        guard let budget = self.budget else {
            try report.encode(self.turns, forKey: .turns)
            try report.encode(Percentile.p50.fewestSamples, forKey: .needed)
            return
        }
        try report.encode(budget.turns, forKey: .turns)
        try report.encode(budget.median.roundedMilliseconds, forKey: .median)
        try report.encode(budget.floor.roundedMilliseconds, forKey: .floor)
        var stages = report.nestedUnkeyedContainer(forKey: .stages)
        for share in budget.shares {
            var stage = stages.nestedContainer(keyedBy: StageKeys.self)
            try stage.encode(share.stage, forKey: .stage)
            try stage.encode(share.median.roundedMilliseconds, forKey: .median)
            try stage.encode(share.floor.roundedMilliseconds, forKey: .floor)
            try stage.encode(share.left.roundedMilliseconds, forKey: .left)
        }
        guard let advice = budget.advice else { return try report.encodeNil(forKey: .next) }
        var next = report.nestedContainer(keyedBy: AdviceKeys.self, forKey: .next)
        try next.encode(advice.stage, forKey: .stage)
        try next.encode(advice.setting, forKey: .setting)
        try next.encode(advice.reason, forKey: .reason)
    }
}
