internal import ArgumentParser
internal import Cascade
internal import CascadeLab
internal import Foundation
internal import Logging
internal import SpeechEngines
internal import TurnTimes

/// `cascade bench`: how soon recordings are answered, one stage after the other and all at the same time.
struct BenchCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bench",
        abstract: "Measure how soon recorded speech is answered, and what running the stages together saves.",
        discussion: """
            Plays each recording of a folder in real time to a server of each mode, one turn after the other, each in a \
            session of its own. A file NAME.end beside NAME.wav says in milliseconds where speech ends. Figures count \
            only if the machine was quiet; docs/latency.md says what they mean. With --compare the exit code is 1 if \
            a latency's p90 grew, and 2 if nothing could be judged.
            """)

    @Option(help: ArgumentHelp("Modes to compare (default: sequential,cascade,speculative).", valueName: "names"))
    var modes: String?

    @Option(
        help: ArgumentHelp(
            "A folder of WAV files; folders in it are left out (default: \(Self.standardRecordings)).",
            valueName: "folder"))
    var recordings: String?

    @Option(
        help: ArgumentHelp(
            "How often each recording is played to each mode, 1 to 1000 (default: 4).", valueName: "times"))
    var repeats: Int?

    @Option(help: ArgumentHelp("Write all figures to this JSON file.", valueName: "file"))
    var json: String?

    @Option(help: ArgumentHelp("Write a page with pictures to this HTML file.", valueName: "file"))
    var report: String?

    @Option(help: ArgumentHelp("Fail if a p90 grew since this file of --json.", valueName: "file"))
    var compare: String?

    @Option(
        help: ArgumentHelp("Look at this file of --json instead of measuring anew.", valueName: "file"))
    var result: String?

    @Option(help: ArgumentHelp("Growth of p90 that --compare allows, in milliseconds (default: 20).", valueName: "ms"))
    var allowance: Double?

    @Option(
        help: ArgumentHelp(
            "Measure a server that runs already instead of one in this process; once for each mode.",
            valueName: "mode=url"))
    var url: [String] = []

    @Flag(help: "Measure what the ElevenLabs endpoint adds to the synthesizer's own first audio, on 10 sentences.")
    var flush = false

    @Flag(help: "Ask 20 typed prompts instead of playing recordings.")
    var prompts = false

    @Option(
        help: ArgumentHelp(
            "With --prompts: ask each a second time with this setting changed, in turn, and compare.",
            valueName: "key=value"))
    var versus: String?

    @Option(
        help: ArgumentHelp(
            "Type a call of so many turns, 1 to 10000, each interrupted at its first sound, while other sessions ask now "
                + "and then.", valueName: "turns"))
    var longCall: Int?

    @OptionGroup(title: "Settings")
    var options: SettingsOptions

    func validate() throws {
        guard (1...1000).contains(self.times) else { throw ValidationError("--repeats takes 1 to 1000") }
        guard (1...10_000).contains(self.longCall ?? 1) else { throw ValidationError("--long-call takes 1 to 10000") }
        guard (0...86_400_000).contains(self.allowedGrowth) else {
            throw ValidationError("--allowance takes milliseconds, from 0 to a day")
        }
        try self.choices.validate()
        _ = try self.turnModes()
        _ = try self.servers()
    }

    func run() async throws {
        if self.prompts {
            return try await PromptBench.run(self.options, versus: self.versus, repeats: self.times)
        }
        if self.flush {
            return try await FlushBench(settings: try await self.options.settings(), repeats: self.times).run()
        }
        if let longCall {
            let settings = try await self.options.settings()
            return try await LongCallBench(settings: settings, turns: longCall, url: self.servers().first?.url).run()
        }
        // Read before an hour is spent.
        let baseline = try self.compare.map { try Self.read($0, of: "--compare") }
        let result =
            if let kept = self.result { try Self.read(kept, of: "--result") } else { try await self.measure() }
        for line in BenchLines.table(result) { StandardOutput.write(line) }
        if let json { try ResultFile.write(result.json(), to: json) }
        if let report { try ResultFile.write(BenchPage(result).html, to: report) }
        if let baseline { try self.judge(result, baseline) }
    }

    private static let standardRecordings = "/usr/share/pocketsphinx/test/data/librivox"

    private var times: Int { self.repeats ?? 4 }
    private var allowedGrowth: Double { self.allowance ?? LatencyGate().allowance }

    private var choices: BenchChoices {
        var kinds: [String] = []
        if self.prompts { kinds.append("--prompts") }
        if self.flush { kinds.append("--flush") }
        if self.longCall != nil { kinds.append("--long-call") }
        if self.result != nil { kinds.append("--result") }
        let options: [(String, Bool)] = [
            ("--modes", self.modes != nil), ("--recordings", self.recordings != nil),
            ("--repeats", self.repeats != nil),
            ("--json", self.json != nil), ("--report", self.report != nil), ("--compare", self.compare != nil),
            ("--allowance", self.allowance != nil), ("--url", !self.url.isEmpty), ("--versus", self.versus != nil),
        ]
        return BenchChoices(kinds: kinds, given: options.filter(\.1).map(\.0))
    }

    private func measure() async throws -> BenchResult {
        let recordings = try BenchRecording.load(folder: self.recordings ?? Self.standardRecordings)
        var settings = try await self.options.settings()
        settings.agent.greeting = nil
        guard self.url.isEmpty else { return try await self.measure(self.servers(), recordings, settings) {} }
        return try await self.measureHere(settings, recordings)
    }

    private func measureHere(_ settings: Settings, _ recordings: [BenchRecording]) async throws -> BenchResult {
        let modes = try self.turnModes()
        var logger = Logger(label: "cascade") { StreamLogHandler.standardError(label: $0) }
        // A session tells its client of what fails; the rest is how servers end.
        logger.logLevel = .critical
        return try await EngineLoading(settings: settings).use { [logger] engines in
            let model = ForgetfulModel(engines.model, prompt: settings.agent.prompt)
            let isLocal = settings.languageModel == [.local]
            return try await BenchServers(settings: settings, engines: engines, logger: logger).run(modes) { servers in
                try await self.measure(servers, recordings, settings) { if isLocal { await model.forget() } }
            }
        }
    }

    private func measure(
        _ modes: [BenchMode], _ recordings: [BenchRecording], _ settings: Settings,
        prepare: @escaping @Sendable () async -> Void
    ) async throws -> BenchResult {
        let bench = try Bench(
            modes: modes, recordings: recordings, repeats: self.times, clock: ContinuousClock(), prepare: prepare)
        StandardOutput.write(BenchLines.legend)
        var number = 0
        let (turns, machine) = try await bench.run { turn in
            number += 1
            StandardOutput.write(BenchLines.line(turn, number: number, of: bench.turnCount))
        }
        return BenchResult(
            modes: modes.map(\.name), turns: turns, machine: machine,
            conditions: BenchConditions.describe(settings, isOwnServer: self.url.isEmpty))
    }

    private func judge(_ result: BenchResult, _ baseline: BenchResult) throws {
        let verdicts = LatencyGate(allowance: self.allowedGrowth).compare(result.turns, with: baseline.turns)
        StandardOutput.write("")
        for verdict in verdicts { StandardOutput.write(verdict.line) }
        let changes = result.changes(since: baseline)
        for change in changes { StandardOutput.write("measured under another condition: \(change)") }
        let sources = verdicts.filter(\.isSource)
        if !sources.isEmpty {
            let names = sources.map { "\($0.mode) \($0.name.rawValue)" }.joined(separator: ", ")
            StandardOutput.write("slower than the baseline by more than \(self.allowedGrowth) ms at p90: \(names)")
            for slower in SlowerStage.all(in: verdicts) {
                StandardOutput.write("the stage that became slower: \(slower.mode) \(slower.stage.rawValue)")
            }
            throw ExitCode(1)
        }
        guard verdicts.contains(where: { $0.outcome == .passed }) else {
            StandardOutput.write(
                "nothing was judged: it takes 20 turns of a mode with the same recordings in both runs")
            throw ExitCode(2)
        }
        guard changes.isEmpty else {
            StandardOutput.write("nothing grew, but the conditions were others: repeat it under the baseline's")
            throw ExitCode(2)
        }
        guard result.machine.isQuiet, baseline.machine.isQuiet else {
            StandardOutput.write("nothing grew, but the machine was not quiet in both runs: repeat it")
            throw ExitCode(2)
        }
        StandardOutput.write("nothing grew by more than \(self.allowedGrowth) ms at p90")
    }

    private func turnModes() throws -> [TurnMode] {
        var modes: [TurnMode] = []
        for name in (self.modes ?? "sequential,cascade,speculative").split(separator: ",") {
            guard let mode = TurnMode(rawValue: String(name)), !modes.contains(mode) else {
                let known = TurnMode.allCases.map(\.rawValue).joined(separator: ", ")
                throw ValidationError("--modes takes names with commas between, each once: \(known)")
            }
            modes.append(mode)
        }
        guard !modes.isEmpty else { throw ValidationError("--modes takes at least one mode") }
        return modes
    }

    private func servers() throws -> [BenchMode] {
        try self.url.map { entry in
            let parts = entry.split(separator: "=", maxSplits: 1).map(String.init)
            guard parts.count == 2, parts[1].hasPrefix("ws://") || parts[1].hasPrefix("wss://") else {
                throw ValidationError("--url takes mode=url, as in cascade=ws://127.0.0.1:8080/v1/session")
            }
            return BenchMode(name: parts[0], url: parts[1])
        }
    }

    private static func read(_ path: String, of option: String) throws -> BenchResult {
        let text: String
        do {
            text = try TextFile.read(path, limit: TextFile.figuresLimit)
        } catch {
            throw CommandFailure("\(option): \(path): \(error.message); `cascade bench --json FILE` makes one")
        }
        do {
            return try BenchResult(json: text)
        } catch {
            throw CommandFailure("\(option): \(path): \(error)")
        }
    }
}
