internal import ArgumentParser
internal import Cascade
internal import CascadeLab
internal import SpeechEngines

/// `cascade replay`: what other settings would have done in a session.
struct ReplayCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "replay",
        abstract: "Play a session's journal with other settings, and tell which turns would have gone otherwise.",
        discussion: """
            Takes a file that `cascade serve --journal FOLDER` wrote. Settings of turns that are not given are those of the \
            session; others do nothing here. docs/replay.md says what is played as it was and what is estimated.
            """)

    @Argument(help: ArgumentHelp("The session's journal.", valueName: "file"))
    var session: String

    @Option(help: ArgumentHelp("Write all turns and both summaries to this JSON file.", valueName: "file"))
    var json: String?

    @Flag(help: "Tell the words of the turns, too.")
    var words = false

    @OptionGroup(title: "Settings")
    var options: SettingsOptions

    func run() async throws {
        let journal: SessionJournal
        do {
            journal = try SessionJournal(text: try TextFile.read(self.session, limit: SessionJournal.byteLimit))
        } catch let error as LabError {
            throw CommandFailure("\(self.session): \(error.message)")
        } catch {
            throw CommandFailure("\(self.session): \(error)")
        }
        let recorded: Settings
        do {
            recorded = try Settings(recorded: journal.settings)
        } catch {
            throw CommandFailure("\(self.session): line 1: \(error)")
        }
        let settings = try await self.options.settings(recorded: journal.settings)
        for line in Self.differences(recorded, settings) { StandardOutput.write(line) }
        if !journal.isWhole {
            StandardOutput.write("the journal ends before its session")
        }
        let replay = SessionReplay(journal, session: recorded.replay, replay: settings.replay)
        for line in ReplayLines.all(replay, words: self.words) { StandardOutput.write(line) }
        guard let json else { return }
        try ResultFile.write(
            try replay.json(
                session: journal.session, settings: (recorded.turnSettings, settings.turnSettings), words: self.words),
            to: json)
    }

    private static func differences(_ recorded: Settings, _ settings: Settings) -> [String] {
        let (before, after) = (recorded.turnSettings, settings.turnSettings)
        return after.sorted { $0.key < $1.key }.compactMap { key, value in
            before[key] == value ? nil : "\(key): \(before[key] ?? "") → \(value)"
        }
    }
}
