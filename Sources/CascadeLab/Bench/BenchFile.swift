internal import TurnTimes

/// A bench's result as a JSON object.
struct BenchFile: Codable {
    let schema: Int
    let result: BenchResult

    init(_ result: BenchResult) {
        self.schema = BenchResult.schema
        self.result = result
    }

    private enum CodingKeys: String, CodingKey {
        case schema, modes, machine, conditions
        case order = "mode_order"
        case turns = "raw"
        case sameReplies = "same_replies"
    }

    /// Names of modes and latencies, which are not known beforehand.
    private struct Name: CodingKey {
        let stringValue: String
        var intValue: Int? { nil }

        init(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }

    private enum PercentileKeys: String, CodingKey {
        case p50, p90, p99
        case count = "n"
    }

    init(from decoder: any Decoder) throws {
        let file = try decoder.container(keyedBy: CodingKeys.self)
        self.schema = try file.decode(Int.self, forKey: .schema)
        // What another version means by the rest is not known.
        guard self.schema == BenchResult.schema else {
            self.result = BenchResult(
                modes: [], turns: [], machine: MachineReport(foreign: 0, latest: 0), conditions: [:])
            return
        }
        self.result = BenchResult(
            modes: try file.decode([String].self, forKey: .order),
            turns: try file.decode([BenchTurn].self, forKey: .turns),
            machine: try file.decode(MachineReport.self, forKey: .machine),
            conditions: try file.decode([String: String].self, forKey: .conditions))
    }

    func encode(to encoder: any Encoder) throws {
        var file = encoder.container(keyedBy: CodingKeys.self)
        try file.encode(self.schema, forKey: .schema)
        try file.encode(self.result.modes, forKey: .order)
        try file.encode(self.result.turns, forKey: .turns)
        try file.encode(self.result.machine, forKey: .machine)
        try file.encode(self.result.conditions, forKey: .conditions)
        let same = self.result.sameReplies
        try file.encode(["recordings": same.of, "same": same.same], forKey: .sameReplies)
        var modes = file.nestedContainer(keyedBy: Name.self, forKey: .modes)
        for summary in self.result.summaries {
            var mode = modes.nestedContainer(keyedBy: Name.self, forKey: Name(stringValue: summary.mode))
            try mode.encode(summary.turns, forKey: Name(stringValue: "turns"))
            try mode.encode(summary.cutIns, forKey: Name(stringValue: "cut_ins"))
            try mode.encode(summary.unanswered, forKey: Name(stringValue: "unanswered"))
            try mode.encode(summary.panel, forKey: Name(stringValue: "panel"))
            for name in LatencyName.allCases {
                let latency = summary.latencies[name] ?? LatencySummary([])
                var entry = mode.nestedContainer(
                    keyedBy: PercentileKeys.self, forKey: Name(stringValue: name.rawValue))
                // Nil is written as null, not left out.
                try entry.encode(latency.p50.map(Self.rounded), forKey: .p50)
                try entry.encode(latency.p90.map(Self.rounded), forKey: .p90)
                try entry.encode(latency.p99.map(Self.rounded), forKey: .p99)
                try entry.encode(latency.count, forKey: .count)
            }
        }
    }

    /// To the microsecond.
    static func rounded(_ milliseconds: Double) -> Double { (milliseconds * 1000).rounded() / 1000 }
}
