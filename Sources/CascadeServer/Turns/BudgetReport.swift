internal import Cascade
internal import Foundation

/// The answer of `GET /v1/budget`: the budget of the latest spoken turns that had the same settings.
struct BudgetReport: Encodable {
    /// What a budget is made of, read from a turn's record.
    private struct Turn: Decodable {
        let origin: String
        let settings: [String: String]
        let marks: [String: Double]

        private enum CodingKeys: String, CodingKey {
            case origin, settings
            case marks = "marks_ms"
        }

        /// Milliseconds since the end of speech; nil if the turn was not spoken.
        var times: [Mark: Double]? {
            guard [Timeline.Origin.spoken.rawValue, Timeline.Origin.recorded.rawValue].contains(self.origin),
                let end = self.marks[Mark.acousticEnd.rawValue]
            else { return nil }
            var times: [Mark: Double] = [:]
            for (name, time) in self.marks { Mark(rawValue: name).map { times[$0] = time - end } }
            return times
        }
    }

    private let budget: LatencyBudget?
    /// Spoken turns among the records.
    private let turns: Int

    /// - Parameter records: those of turns as JSON, the latest first.
    /// - Throws: if one is none.
    init(records: [String]) throws {
        let spoken = try records.map { try JSONDecoder().decode(Turn.self, from: Data($0.utf8)) }
            .filter { $0.times != nil }
        let settings = spoken.first?.settings ?? [:]
        let alike = spoken.filter { $0.settings == settings }.compactMap(\.times)
        self.turns = alike.count
        self.budget = LatencyBudget(turns: alike, settings: settings)
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
        try report.encode(LatencyBudget.target, forKey: .target)
        guard let budget = self.budget else {
            try report.encode(self.turns, forKey: .turns)
            try report.encode(Percentile.p50.fewestSamples, forKey: .needed)
            return
        }
        try report.encode(budget.turns, forKey: .turns)
        try report.encode(Self.rounded(budget.median), forKey: .median)
        try report.encode(Self.rounded(budget.floor), forKey: .floor)
        var stages = report.nestedUnkeyedContainer(forKey: .stages)
        for share in budget.shares {
            var stage = stages.nestedContainer(keyedBy: StageKeys.self)
            try stage.encode(share.stage, forKey: .stage)
            try stage.encode(Self.rounded(share.median), forKey: .median)
            try stage.encode(Self.rounded(share.floor), forKey: .floor)
            try stage.encode(Self.rounded(share.left), forKey: .left)
        }
        guard let advice = budget.advice else { return try report.encodeNil(forKey: .next) }
        var next = report.nestedContainer(keyedBy: AdviceKeys.self, forKey: .next)
        try next.encode(advice.stage, forKey: .stage)
        try next.encode(advice.setting, forKey: .setting)
        try next.encode(advice.reason, forKey: .reason)
    }

    /// To the microsecond.
    private static func rounded(_ time: Double) -> Double { (time * 1000).rounded() / 1000 }
}
