internal import Cascade
internal import Foundation
internal import LocalEngines
internal import SpeechAudio
internal import SpeechEngines
internal import SpeechText
internal import Synchronization

/// Tries each engine in turn, as a session would use it.
struct Examination: Sendable {
    private static let sentence = "The train to the north leaves at nine in the morning."

    let loading: EngineLoading

    /// The findings, each as soon as it is there.
    func findings() -> AsyncStream<Finding> {
        let (findings, continuation) = AsyncStream.makeStream(of: Finding.self)
        let task = Task {
            await self.examine { continuation.yield($0) }
            continuation.finish()
        }
        continuation.onTermination = { _ in task.cancel() }
        return findings
    }

    private func examine(_ report: @Sendable (Finding) -> Void) async {
        let cores = ProcessInfo.processInfo.activeProcessorCount
        report(
            Finding(
                subject: "machine", isGood: true,
                detail: "\(cores) cores, \(ProcessInfo.processInfo.physicalMemory >> 20) MiB of memory"))
        report(Finding(subject: "engines", isGood: true, detail: "looked for in \(self.loading.folder.path)"))
        for vendor in VendorCheck.all(self.loading) { report(await vendor.finding()) }
        let runtime: LocalRuntime?
        do {
            let local = try self.loading.runtime()
            report(Finding(subject: "ONNX Runtime", isGood: true, detail: "version \(local.onnxRuntimeVersion)"))
            runtime = local
        } catch {
            guard !self.loading.needsRuntime else {
                return report(Finding(subject: "ONNX Runtime", isGood: false, detail: "\(error)"))
            }
            report(Finding(subject: "ONNX Runtime", isGood: true, detail: "not needed by these settings: \(error)"))
            runtime = nil
        }
        await self.check("voice activity", report) { try self.detector(runtime) }
        await self.check("turn model", report) { try await self.turnModel(runtime) }
        let speech = Mutex(AudioClip(samples: [], sampleRate: 16_000))
        await self.check("synthesizer", report) {
            let (detail, clip) = try await self.synthesizer(runtime)
            speech.withLock { $0 = clip }
            return detail
        }
        let clip = speech.withLock { $0 }
        await self.check("recognizer", report) { try await self.recognizer(runtime, hearing: clip) }
        await self.check("language model", report) { try await self.languageModel(runtime) }
    }

    private func check(
        _ subject: String, _ report: @Sendable (Finding) -> Void, _ body: @Sendable () async throws -> String
    ) async {
        do {
            report(Finding(subject: subject, isGood: true, detail: try await body()))
        } catch {
            report(Finding(subject: subject, isGood: false, detail: "\(error)"))
        }
    }

    private func detector(_ runtime: LocalRuntime?) throws -> String {
        let detector = try self.loading.detector(runtime)
        var memory = VoiceActivityMemory()
        let frame = [Float](repeating: 0, count: detector.capabilities.frameLength)
        let clock = ContinuousClock()
        let time = try clock.measure {
            for _ in 0..<100 { _ = try detector.probability(of: frame, remembering: &memory) }
        }
        let frameTime = Int(detector.capabilities.frameDuration.milliseconds)
        let name = detector is SileroDetector ? "Silero v6" : "by loudness"
        return "\(name), \(Self.rounded(time.milliseconds / 100)) ms for a frame of \(frameTime) ms"
    }

    private func turnModel(_ runtime: LocalRuntime?) async throws -> String {
        guard let model = try await self.loading.turnModel(runtime) else { return "none: silence and words tell" }
        let capabilities = model.capabilities
        let sound = [Float](repeating: 0, count: capabilities.window.samples(at: capabilities.sampleRate))
        let window = TurnWindow(id: TurnWindow.ID(0), samples: sound)
        let clock = ContinuousClock()
        let time = try await clock.measure { _ = try await model.score(window) }
        await model.stop()
        let seconds = Self.rounded(capabilities.window.seconds)
        return "Smart Turn 3.2, \(Self.rounded(time.milliseconds)) ms for \(seconds) s"
    }

    private func synthesizer(_ runtime: LocalRuntime?) async throws -> (String, AudioClip) {
        let synthesizer = try await self.loading.synthesizer(runtime)
        let clock = ContinuousClock()
        let start = clock.now
        let sound = Mutex((first: Duration?.none, samples: [Float]()))
        let chunk = SpeechChunk(text: Self.sentence, source: Self.sentence, flush: true)
        let (chunks, continuation) = AsyncStream.makeStream(of: SpeechChunk.self)
        continuation.yield(chunk)
        continuation.finish()
        try await synthesizer.speak(chunks) { piece in
            sound.withLock { sound in
                sound.first = sound.first ?? start.duration(to: clock.now)
                sound.samples += piece.samples
            }
        }
        let whole = start.duration(to: clock.now)
        let (first, samples) = sound.withLock { ($0.first ?? .zero, $0.samples) }
        let clip = AudioClip(samples: samples, sampleRate: synthesizer.capabilities.sampleRate)
        return (
            "first sound after \(Self.rounded(first.milliseconds)) ms, \(Self.rounded(whole.milliseconds)) ms for "
                + "\(Self.rounded(clip.duration.seconds)) s of speech", clip
        )
    }

    private func recognizer(_ runtime: LocalRuntime?, hearing clip: AudioClip) async throws -> String {
        let recognizer = try await self.loading.recognizer(runtime)
        guard !clip.samples.isEmpty else { return "loads; not timed, as there is no speech to hear" }
        let stream = try await recognizer.open()
        let clock = ContinuousClock()
        let start = clock.now
        stream.append(try clip.resampled(to: recognizer.capabilities.sampleRate).samples)
        stream.finish()
        var heard = ""
        for try await transcript in stream.transcripts where transcript.isFinal {
            heard = transcript.text
            break
        }
        let time = start.duration(to: clock.now)
        await stream.close()
        return "\(Self.rounded(time.milliseconds)) ms for \(Self.rounded(clip.duration.seconds)) s, heard \"\(heard)\""
    }

    private func languageModel(_ runtime: LocalRuntime?) async throws -> String {
        let model = try await self.loading.languageModel(runtime)
        let prompt = Message(.system, self.loading.settings.agent.prompt)
        await model.prepare(for: [prompt])
        let clock = ContinuousClock()
        let start = clock.now
        let tokens = Mutex((first: Duration?.none, count: 0))
        _ = try await model.reply(
            to: [prompt, Message(.user, "What is a bridge?")], options: GenerationOptions(tokenLimit: 40)
        ) { part in
            guard case .text = part else { return }
            tokens.withLock { tokens in
                tokens.first = tokens.first ?? start.duration(to: clock.now)
                tokens.count += 1
            }
        }
        let whole = start.duration(to: clock.now)
        let (first, count) = tokens.withLock { ($0.first ?? .zero, $0.count) }
        let rate = Double(max(0, count - 1)) / max(0.001, (whole - first).seconds)
        return "first token after \(Self.rounded(first.milliseconds)) ms, \(Self.rounded(rate)) tokens a second"
    }

    private static func rounded(_ value: Double) -> String {
        value < 10 ? String((value * 10).rounded() / 10) : String(Int(value.rounded()))
    }
}
