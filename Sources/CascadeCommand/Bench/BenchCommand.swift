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

    @Option(
        help: ArgumentHelp(
            "Ask each prompt a second time with this setting changed, in turn, and compare.", valueName: "key=value"))
    var versus: String?

    @OptionGroup(title: "Settings")
    var options: SettingsOptions

    func validate() throws {
        guard (1...50).contains(self.repeats) else { throw ValidationError("--repeats takes 1 to 50") }
    }

    func run() async throws {
        var variants = [try await self.variant(named: "", changing: nil)]
        if let versus { variants.append(try await self.variant(named: versus, changing: versus)) }
        let listening = ListeningLoop()
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { await listening.run(clock: ContinuousClock()) }
            defer { group.cancelAll() }
            for variant in variants { _ = try await Self.ask(BenchPrompts.all[0], variant, listening) }
            let watch = MachineWatch()
            for round in 0..<self.repeats {
                for (index, prompt) in BenchPrompts.all.enumerated() {
                    for place in variants.indices {
                        let timeline = try await Self.ask(prompt, variants[place], listening)
                        variants[place].timelines.append(timeline)
                        let number = round * BenchPrompts.all.count + index + 1
                        let line = BenchReport.line(timeline, number: number, prompt: prompt)
                        StandardOutput.write(line + variants[place].suffix)
                    }
                }
            }
            for variant in variants {
                for line in BenchReport.summary(variant.timelines) { StandardOutput.write(line + variant.suffix) }
            }
            for line in watch.report() { StandardOutput.write(line) }
        }
        for variant in variants { await variant.engines.stop() }
    }

    private func variant(named name: String, changing entry: String?) async throws -> BenchVariant {
        var options = self.options
        if let entry { options.set.append(entry) }
        var settings = try await options.settings()
        settings.agent.greeting = nil
        return BenchVariant(
            name: name, agent: settings.agent, engines: try await EngineLoading(settings: settings).load())
    }

    private static func ask(
        _ prompt: String, _ variant: BenchVariant, _ listening: ListeningLoop
    ) async throws -> Timeline {
        let conversation = RecordedConversation(
            agent: variant.agent, engines: variant.engines, listening: listening,
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
