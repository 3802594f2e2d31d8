internal import Cascade
internal import CascadeLab
internal import CloudEngines
internal import ElevenLabsWire
internal import Logging
internal import SpeechAudio
internal import SpeechEngines

/// Loads what a tune needs for its target, and runs it.
struct TuneBench {
    let settings: Settings
    let target: TuneTarget

    /// - Parameters:
    ///   - texts: replies, or prompts where the rate is nil.
    ///   - rate: tokens a second; nil lets the language model answer.
    ///   - audio: a folder that exists.
    func run(
        _ texts: [String], rate: Double?, repeats: Int, audio: String?
    ) async throws -> (runs: [TuneRun], machine: MachineReport) {
        if case .endpoint(let address) = self.target, let rate {
            // Nothing runs on this machine.
            return try await self.measure(try self.voice(at: address), .paced(texts, rate: rate), repeats, audio)
        }
        return try await EngineLoading(settings: self.settings).use { engines in
            let agent = self.settings.agent
            let source: TuneSource =
                rate.map { .paced(texts, rate: $0) }
                ?? .live(texts, model: engines.model, system: agent.prompt, options: agent.generation)
            switch self.target {
            case .synthesizer:
                return try await self.measure(
                    SynthesizerVoice(engines, clock: ContinuousClock()), source, repeats, audio)
            case .endpoint(let address):
                return try await self.measure(try self.voice(at: address), source, repeats, audio)
            case .ownEndpoint:
                var logger = Logger(label: "cascade") { StreamLogHandler.standardError(label: $0) }
                // The replies fail by themselves; the rest is how servers end.
                logger.logLevel = .critical
                let rate = engines.synthesizer.capabilities.sampleRate
                return try await BenchServers(settings: self.settings, engines: engines, logger: logger)
                    .run([.cascade]) { servers in
                        let voice = try EndpointVoice(
                            base: servers[0].url.replacing("/v1/session", with: ""), sampleRate: rate,
                            clock: ContinuousClock())
                        try await voice.waitUntilReady()
                        return try await self.measure(voice, source, repeats, audio)
                    }
            }
        }
    }

    private func voice(at address: String) throws -> EndpointVoice {
        let speech = self.settings.elevenLabsSpeech
        return try EndpointVoice(
            base: address, voice: speech.voice, model: speech.model,
            key: self.settings.keys.elevenLabs.text, sampleRate: speech.format.sampleRate,
            clock: ContinuousClock())
    }

    private func measure(
        _ voice: some ReplyVoice, _ source: TuneSource, _ repeats: Int, _ audio: String?
    ) async throws -> (runs: [TuneRun], machine: MachineReport) {
        let tune = try Tune(source: source, repeats: repeats, voice: voice, clock: ContinuousClock())
        var number = 0
        return try await tune.run { clip in
            guard let audio else { return }
            let name = "\(clip.text + 1)-\(clip.candidate ?? "whole").wav"
            try WAVFile.write(clip.clip, path: "\(audio)/\(name)")
        } report: { run in
            number += 1
            StandardOutput.write(TuneLines.line(run, number: number, of: tune.runCount))
        }
    }
}

extension TuneTarget {
    /// For who reads the figures later.
    var name: String {
        switch self {
        case .synthesizer: "the synthesizer through a session's stages"
        case .ownEndpoint: "Cascade's ElevenLabs endpoint in this process"
        case .endpoint(let address): address
        }
    }
}
