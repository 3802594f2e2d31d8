internal import Cascade
internal import CascadeLab
internal import Logging

/// Asks typed prompts, each in a session of its own, so that the time starts at a final transcript that takes no
/// recognizer. The first prompt is asked once more beforehand as a warm-up and not counted.
struct PromptBench {
    /// Each prompt is asked once of each, in turn.
    var variants: [PromptVariant]
    let repeats: Int

    /// Asks with the settings, and with each entry one changed.
    /// - Parameter entries: nil for the settings as they are, else a `key=value`.
    static func run(
        _ options: SettingsOptions, changedBy entries: ArraySlice<String?>, repeats: Int,
        beside variants: [PromptVariant] = []
    ) async throws {
        guard let entry = entries.first else {
            var bench = PromptBench(variants: variants, repeats: repeats)
            return try await bench.run()
        }
        var changed = options
        if let entry { changed.set.append(entry) }
        var settings = try await changed.settings()
        settings.agent.greeting = nil
        try await EngineLoading(settings: settings).use { [settings] engines in
            let variant = PromptVariant(name: entry ?? "", agent: settings.agent, engines: engines)
            try await Self.run(
                options, changedBy: entries.dropFirst(), repeats: repeats, beside: variants + [variant])
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
