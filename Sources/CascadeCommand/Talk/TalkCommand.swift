internal import ArgumentParser
internal import Cascade
internal import CascadeLab
internal import Logging
internal import SpeechAudio
internal import SpeechEngines

/// `cascade talk`: a recording asks, the agent answers.
struct TalkCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "talk",
        abstract: "Play a recording to the agent in real time and keep its spoken answer.",
        discussion: """
            The recording is followed by silence until the answer is complete. Several turns in one recording are \
            answered one by one; speech during an answer interrupts it.
            """)

    @Argument(help: ArgumentHelp("A WAV file of any rate, or headerless PCM with --raw.", valueName: "recording"))
    var recording: String

    @Option(help: ArgumentHelp("The recording is headerless 16-bit mono at this rate.", valueName: "rate"))
    var raw: Int?

    @Option(help: ArgumentHelp("Write the spoken answer to this WAV file.", valueName: "file"))
    var out: String?

    @Flag(help: "Print one JSON object for each event; the last one is the turn's timeline.")
    var json = false

    @OptionGroup(title: "Settings")
    var options: SettingsOptions

    func run() async throws {
        let clip =
            try self.raw.map { try WAVFile.readRaw(path: self.recording, sampleRate: $0) }
            ?? WAVFile.read(path: self.recording)
        let settings = try await self.options.settings()
        let outcome = TalkOutcome()
        let answer = try await EngineLoading(settings: settings).use { engines in
            try await self.answer(to: clip, settings, engines: engines, outcome)
        }
        if let out { try WAVFile.write(answer, path: out) }
        guard !answer.samples.isEmpty else { throw outcome.silence(in: self.recording) }
        if let out, !self.json { StandardOutput.write("wrote \(out)") }
    }

    private func answer(
        to clip: AudioClip, _ settings: Settings, engines: EngineSet, _ outcome: TalkOutcome
    ) async throws -> AudioClip {
        let listening = ListeningLoop()
        let isJSON = self.json
        return try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { await listening.run(clock: ContinuousClock()) }
            defer { group.cancelAll() }
            var logger = Logger(label: "cascade") { StreamLogHandler.standardError(label: $0) }
            logger.logLevel = .warning
            let conversation = RecordedConversation(
                agent: settings.agent, engines: engines, listening: listening, mode: settings.mode, logger: logger)
            return try await conversation.run(
                .spoken(clip, speechEnd: AcousticEnd.position(in: clip)), clock: ContinuousClock()
            ) { event, time in
                outcome.take(event)
                let line = isJSON ? EventLine.json(event, at: time) : EventLine.plain(event)
                if let line { StandardOutput.write(line) }
            }
        }
    }
}
