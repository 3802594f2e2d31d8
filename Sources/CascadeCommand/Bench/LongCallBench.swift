internal import Cascade
internal import CascadeLab
internal import Logging
internal import SpeechAudio
internal import TurnTimes

/// Types a long call, each answer interrupted at its first sound, and prints whether its age costs anybody anything.
struct LongCallBench {
    /// Turns that are told of together.
    private static let groupLength = 20

    let settings: Settings
    let turns: Int
    /// A server that runs already, nil for one in this process.
    let url: String?

    func run() async throws {
        if let url { return try await self.measure(url) }
        var logger = Logger(label: "cascade") { StreamLogHandler.standardError(label: $0) }
        // The rest is how servers end.
        logger.logLevel = .critical
        try await EngineLoading(settings: self.settings).use { [self, logger] engines in
            let servers = BenchServers(settings: self.settings, engines: engines, logger: logger)
            try await servers.run([.cascade]) { try await self.measure($0[0].url) }
        }
    }

    private func measure(_ url: String) async throws {
        let call = LongCall(url: url, prompts: BenchPrompts.all, turns: self.turns)
        let watch = MachineWatch()
        let clock = SessionClock(ContinuousClock())
        let all = try await call.run { StandardOutput.write(Self.line($0)) }
        for first in stride(from: 0, to: all.count, by: Self.groupLength) {
            Self.tell(Array(all[first..<min(first + Self.groupLength, all.count)]))
        }
        StandardOutput.write("\(self.turns) turns took \(Int(clock.now.seconds.rounded())) s")
        StandardOutput.write(watch.end().line)
    }

    private static func line(_ turn: LongCallTurn) -> String {
        let other = turn.other.map { ", another session's after \(Int($0.milliseconds.rounded())) ms" } ?? ""
        return "\(turn.number). first sound after \(Int(turn.own.milliseconds.rounded())) ms\(other)"
    }

    private static func tell(_ turns: [LongCallTurn]) {
        let range = "turns \(turns.first?.number ?? 0)-\(turns.last?.number ?? 0)"
        StandardOutput.write(Spread.line("\(range), first sound", turns.map(\.own.milliseconds)))
        StandardOutput.write(
            Spread.line("\(range), another session's first sound", turns.compactMap(\.other?.milliseconds)))
    }
}
