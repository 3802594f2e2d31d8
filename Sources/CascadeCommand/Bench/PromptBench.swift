internal import Cascade
internal import CascadeLab
internal import Logging
internal import TurnTimes

/// Asks typed prompts, each in a session of its own, so that the time starts at a final transcript that takes no
/// recognizer. The first prompt is asked once more beforehand as a warm-up and not counted.
struct PromptBench {
    /// Each prompt is asked once of each, in turn.
    var variants: [PromptVariant]
    let repeats: Int

    /// Asks with the settings, and with one of them changed beside.
    /// - Parameter versus: the change as `key=value`.
    static func run(_ options: SettingsOptions, versus: String?, repeats: Int) async throws {
        try await Self.use(options, changedBy: nil) { own in
            var bench = PromptBench(variants: [own], repeats: repeats)
            guard let versus else { return try await bench.run() }
            try await Self.use(options, changedBy: versus) { other in
                bench.variants.append(other)
                try await bench.run()
            }
        }
    }

    private static func use(
        _ options: SettingsOptions, changedBy entry: String?, _ body: (PromptVariant) async throws -> Void
    ) async throws {
        var options = options
        if let entry { options.set.append(entry) }
        var settings = try await options.settings()
        settings.agent.greeting = nil
        try await EngineLoading(settings: settings).use { [settings] engines in
            let name = entry ?? ""
            try await body(
                PromptVariant(name: name, agent: settings.agent, mode: settings.mode, engines: engines))
        }
    }

    private mutating func run() async throws {
        let listening = ListeningLoop()
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { await listening.run(clock: ContinuousClock()) }
            defer { group.cancelAll() }
            for variant in self.variants { _ = try await Self.ask(BenchPrompts.all[0], variant, listening) }
            let watch = MachineWatch()
            for round in 0..<self.repeats {
                for (index, prompt) in BenchPrompts.all.enumerated() {
                    for place in self.variants.indices {
                        let timeline = try await Self.ask(prompt, self.variants[place], listening)
                        self.variants[place].timelines.append(timeline)
                        let number = round * BenchPrompts.all.count + index + 1
                        let line = PromptReport.line(timeline, number: number, prompt: prompt)
                        StandardOutput.write(line + self.variants[place].suffix)
                    }
                }
            }
            for variant in self.variants {
                for line in PromptReport.summary(variant.timelines) { StandardOutput.write(line + variant.suffix) }
            }
            StandardOutput.write(watch.end().line)
        }
    }

    private static func ask(
        _ prompt: String, _ variant: PromptVariant, _ listening: ListeningLoop
    ) async throws -> Timeline {
        let conversation = RecordedConversation(
            agent: variant.agent, engines: variant.engines, listening: listening, mode: variant.mode,
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
