internal import ArgumentParser
internal import Cascade
internal import Foundation
internal import Logging
internal import SpeechAudio

/// `cascade bench`: how soon typed prompts are answered, and how much of the answer overlaps.
struct BenchCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bench",
        abstract: "Measure how soon prompts are answered by voice, and whether the stages overlap.",
        discussion: """
            Each prompt is typed into a session of its own, so that the time starts at a final transcript that takes no \
            recognizer. The first prompt is asked once more beforehand as a warm-up and not counted. Figures count as \
            absolute only if the run is marked quiet.
            """)

    @Option(help: ArgumentHelp("How often each of the 20 prompts is asked, 1 to 50.", valueName: "times"))
    var repeats = 1

    @OptionGroup(title: "Settings")
    var options: SettingsOptions

    func validate() throws {
        guard (1...50).contains(self.repeats) else { throw ValidationError("--repeats takes 1 to 50") }
    }

    func run() async throws {
        var settings = try await self.options.settings()
        settings.agent.greeting = nil
        let engines = try await EngineLoading(settings: settings).load()
        let listening = ListeningLoop()
        let agent = settings.agent
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { await listening.run(clock: ContinuousClock()) }
            defer { group.cancelAll() }
            _ = try await Self.ask(BenchPrompts.all[0], agent, engines, listening)
            let watch = MachineWatch()
            var timelines: [Timeline] = []
            for round in 0..<self.repeats {
                for (index, prompt) in BenchPrompts.all.enumerated() {
                    let timeline = try await Self.ask(prompt, agent, engines, listening)
                    timelines.append(timeline)
                    let number = round * BenchPrompts.all.count + index + 1
                    StandardOutput.write(BenchReport.line(timeline, number: number, prompt: prompt))
                }
            }
            for line in BenchReport.summary(timelines) + watch.report() { StandardOutput.write(line) }
        }
    }

    private static func ask(
        _ prompt: String, _ agent: Agent, _ engines: EngineSet, _ listening: ListeningLoop
    ) async throws -> Timeline {
        let conversation = RecordedConversation(
            agent: agent, engines: engines, listening: listening,
            logger: Logger(label: "cascade") { StreamLogHandler.standardError(label: $0) })
        let (timelines, continuation) = AsyncStream.makeStream(of: Timeline.self, bufferingPolicy: .bufferingNewest(1))
        _ = try await conversation.run(.typed(prompt), clock: ContinuousClock()) { event, _ in
            if case .turnEnded(let timeline) = event { continuation.yield(timeline) }
        }
        continuation.finish()
        for await timeline in timelines { return timeline }
        throw CommandFailure("the prompt \"\(prompt)\" was not answered")
    }
}
