internal import Cascade
internal import CascadeLab
internal import Logging
internal import SpeechAudio
internal import SpeechEngines

/// Measures what the ElevenLabs endpoint adds to the synthesizer's own time to first audio, and prints it.
struct FlushBench {
    private static let sentences = [
        "The weather will be fine tomorrow.", "Where would you like to go first?",
        "I have put the keys on the table.", "She reads a book every week.",
        "The train leaves at nine from platform two.",
        "That is a very good question.", "We can talk about it on Monday.", "Please close the window before you leave.",
        "The soup tastes better on the second day.", "He learned to swim when he was six.",
    ]

    let settings: Settings
    let repeats: Int

    func run() async throws {
        var logger = Logger(label: "cascade") { StreamLogHandler.standardError(label: $0) }
        // The rest is how servers end.
        logger.logLevel = .critical
        let repeats = self.repeats
        try await EngineLoading(settings: self.settings).use { [settings, logger] engines in
            try await BenchServers(settings: settings, engines: engines, logger: logger).run([.cascade]) { servers in
                let address = servers[0].url.replacing("/v1/session", with: "")
                let overhead = FlushOverhead(synthesizer: engines.synthesizer, server: address)
                // A warm-up, not counted.
                _ = try await overhead.measure(Array(Self.sentences.prefix(2)))
                let watch = MachineWatch()
                let samples = try await overhead.measure(Array(repeatElement(Self.sentences, count: repeats).joined()))
                Self.tell("synthesizer's own first audio", samples.map(\.own.milliseconds))
                Self.tell("first audio through the endpoint", samples.map(\.served.milliseconds))
                Self.tell(
                    "the endpoint adds, sentence by sentence",
                    samples.map { $0.served.milliseconds - $0.own.milliseconds })
                Self.tell("alignment's end and the sound's", samples.compactMap { $0.alignmentError?.milliseconds })
                StandardOutput.write(watch.end().line)
            }
        }
    }

    private static func tell(_ name: String, _ milliseconds: [Double]) {
        StandardOutput.write(Spread.line(name, milliseconds))
    }
}
