internal import ArgumentParser
internal import Cascade
internal import CascadeLab
internal import ChunkSchedules
internal import Foundation
internal import SpeechAudio

/// `cascade tune`: which chunk schedule to take.
struct TuneCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tune",
        abstract: "Speak the same replies through several chunk schedules and compare what a listener hears.",
        discussion: """
            Times count from a reply's first token. The voice is made even (voice.variation=0), so that prosody differs \
            by the cuts alone. Figures count only if the machine was quiet; docs/tune.md says what they mean.
            """)

    @Option(help: ArgumentHelp("Tokens of four and a half characters a second (default: 30).", valueName: "tokens"))
    var rate: Double?

    @Flag(help: "Let the language model answer prompts instead; --replies then holds prompts.")
    var live = false

    @Option(
        help: ArgumentHelp(
            "What speaks: local (the synthesizer), elevenlabs (our endpoint, in this process), or the wss:// address of a "
                + "service, with \(VendorKeys().elevenLabs.variable) in the environment.",
            valueName: "target"))
    var target = TuneTarget.synthesizer

    @Option(help: ArgumentHelp("How often each text is spoken by each candidate, 1 to 1000.", valueName: "times"))
    var repeats = 5

    @Option(help: ArgumentHelp("A file with a reply on each line instead of the built-in ones.", valueName: "file"))
    var replies: String?

    @Option(help: ArgumentHelp("Take only so many of the texts.", valueName: "count"))
    var first: Int?

    @Option(help: ArgumentHelp("The longest gap to put up with, in ms; else speech.gapBudget.", valueName: "ms"))
    var gapBudget: Double?

    @Option(help: ArgumentHelp("The latest first audio, in ms; else speech.firstAudioBudget.", valueName: "ms"))
    var firstAudioBudget: Double?

    @Option(
        help: ArgumentHelp("Write what was spoken first of each text to WAV files in this folder.", valueName: "folder")
    )
    var audio: String?

    @Option(help: ArgumentHelp("Write all figures to this JSON file.", valueName: "file"))
    var json: String?

    @Option(help: ArgumentHelp("Write a page with pictures to this HTML file.", valueName: "file"))
    var report: String?

    @OptionGroup(title: "Settings")
    var options: SettingsOptions

    /// Bytes of a file of replies at the most.
    private static let repliesLimit = 1 << 20

    func validate() throws {
        guard (1...1000).contains(self.pace) else { throw ValidationError("--rate takes 1 to 1000 tokens a second") }
        guard (1...1000).contains(self.repeats) else { throw ValidationError("--repeats takes 1 to 1000") }
        guard self.first.map({ $0 > 0 }) ?? true else { throw ValidationError("--first takes a count from 1") }
        for budget in [self.gapBudget, self.firstAudioBudget].compactMap({ $0 }) where !(0...600_000).contains(budget) {
            throw ValidationError("--gap-budget and --first-audio-budget take 0 to 600000 milliseconds")
        }
        guard !self.live || self.rate == nil else {
            throw ValidationError("--rate does nothing with --live: the language model has a pace of its own")
        }
    }

    func run() async throws {
        // Before half an hour is spent.
        let texts = try self.texts()
        if let audio { try Self.makeFolder(audio) }
        var settings = try await self.options.settings()
        settings.voiceVariation = 0
        let bench = TuneBench(settings: settings, target: self.target)
        let budget = ScheduleBudget(
            firstAudio: self.firstAudioBudget.map { .limited(milliseconds: $0) }
                ?? settings.scheduleBudget.firstAudio,
            gap: self.gapBudget.map { .limited(milliseconds: $0) } ?? settings.scheduleBudget.gap)
        let (runs, machine) = try await bench.run(
            texts, rate: self.live ? nil : self.pace, repeats: self.repeats, audio: self.audio)
        var conditions = BenchConditions.describe(settings, isOwnServer: true)
        conditions["target"] = "\(self.target.name)"
        conditions["text"] = self.live ? "the language model's" : "\(self.pace) tokens a second"
        // Each candidate has a schedule of its own, and the budget is told by itself.
        conditions = conditions.filter { !$0.key.hasPrefix("speech.") }
        conditions[Setting.voiceVariation.name] = Setting.voiceVariation.text(of: settings)
        let result = TuneResult(
            candidates: ScheduleCandidate.all, texts: self.live ? [] : texts, runs: runs, machine: machine,
            budget: budget, conditions: conditions)
        for line in TuneLines.table(result) { StandardOutput.write(line) }
        if let json { try ResultFile.write(result.json(), to: json) }
        if let report { try ResultFile.write(TunePage(result).html, to: report) }
    }

    private var pace: Double { self.rate ?? 30 }

    private func texts() throws -> [String] {
        var texts = self.live ? BenchPrompts.all : TuneReplies.english
        if let replies {
            let file: String
            do {
                file = try TextFile.read(replies, limit: Self.repliesLimit)
            } catch {
                throw CommandFailure("--replies: \(replies): \(error.message)")
            }
            texts = file.split(whereSeparator: \.isNewline).map(String.init)
                .filter { $0.contains { $0.isLetter || $0.isNumber } }
            guard !texts.isEmpty else { throw CommandFailure("--replies: \(replies) holds no line to speak") }
        }
        return Array(texts.prefix(self.first ?? texts.count))
    }

    private static func makeFolder(_ path: String) throws {
        do {
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        } catch {
            throw CommandFailure("--audio: the folder \(path) cannot be made: check its permissions")
        }
    }
}
