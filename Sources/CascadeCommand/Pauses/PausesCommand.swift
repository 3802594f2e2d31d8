internal import ArgumentParser
internal import Cascade
internal import CascadeLab
internal import Foundation
internal import SpeechEngines

/// `cascade pauses`: how well policies tell a pause from the end of a turn.
struct PausesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "pauses",
        abstract:
            "Compare what tells that the user has finished: false cut-offs at a given wait, and the wait at a given share.",
        discussion: """
            Plays pauses and ends from recordings with known words (scripts/recordings) through the real listening path, faster \
            than they sound, and lets each policy decide on what was known when. With --evidence the hearing is kept, and the \
            next run takes milliseconds. docs/pauses.md says what the figures mean.
            """)

    @Argument(help: ArgumentHelp("The folder that scripts/recordings wrote.", valueName: "folder"))
    var folder: String

    @Option(
        help: ArgumentHelp("Keep what was heard in this file; if it exists, hear nothing anew.", valueName: "file"))
    var evidence: String?

    @Option(help: ArgumentHelp("Write all curves to this JSON file.", valueName: "file"))
    var json: String?

    @Option(help: ArgumentHelp("Write a page with the curves to this HTML file.", valueName: "file"))
    var plot: String?

    @Option(help: ArgumentHelp("Take only every so many'th trial, for a quick look.", valueName: "count"))
    var every = 1

    @Flag(help: "Fit the estimate's weights on the speakers that are there for it, and take those.")
    var fit = false

    @Flag(help: "Print every point of every curve.")
    var points = false

    @OptionGroup(title: "Settings")
    var options: SettingsOptions

    func validate() throws {
        guard (1...10_000).contains(self.every) else { throw ValidationError("--every takes 1 to 10000") }
    }

    func run() async throws {
        let settings = try await self.options.settings()
        let trials = try await self.heard(settings)
        var (estimate, slope) = (TurnEndEstimate.standard, Double?.none)
        if self.fit {
            let fit = try EstimateFit(trials)
            estimate = fit.estimate()
            slope = fit.slope(estimate)
            for line in PauseLines.weights(estimate) { StandardOutput.write(line) }
            StandardOutput.write("slope \(slope ?? 0) s")
        }
        let result = PausesResult(
            trials, policies: PausesResult.policies(for: trials, estimate: estimate, slope: slope))
        for line in PauseLines.table(result) + PauseLines.ends(trials) { StandardOutput.write(line) }
        if self.points { for line in PauseLines.points(result) { StandardOutput.write(line) } }
        if let json { try ResultFile.write(result.json(), to: json) }
        if let plot { try ResultFile.write(PausesPage(result).html, to: plot) }
    }

    private func heard(_ settings: Settings) async throws -> [TrialEvidence] {
        if let evidence, FileManager.default.fileExists(atPath: evidence) {
            do {
                return try EvidenceFile(json: TextFile.read(evidence, limit: TextFile.figuresLimit)).trials
            } catch {
                throw CommandFailure("--evidence: \(evidence): \(error.message)")
            }
        }
        var trials: [PauseTrial] = []
        for speaker in try SpeakerFolder.load(below: self.folder) {
            for recording in try LabelledRecording.load(speaker) { trials += PauseTrial.all(of: recording) }
        }
        let chosen = trials.enumerated().filter { $0.offset.isMultiple(of: self.every) }.map(\.element)
        let heard = try await EngineLoading(settings: settings).use { engines in
            let hearing = TrialHearing(
                detector: engines.detector, recognizer: engines.recognizer, turnModel: engines.turnModel)
            var heard: [TrialEvidence] = []
            for trial in chosen {
                heard.append(try await hearing.hear(trial))
                if heard.count.isMultiple(of: 100) { StandardOutput.write("heard \(heard.count) of \(chosen.count)") }
            }
            return heard
        }
        if let evidence { try ResultFile.write(EvidenceFile(heard).json(), to: evidence) }
        return heard
    }
}
