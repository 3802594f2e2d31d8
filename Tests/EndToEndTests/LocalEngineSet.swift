import Cascade
import Foundation
import LocalEngines
import SpeechAudio
import SpeechEngines

/// The local engines, loaded once for all tests of the process.
struct LocalEngineSet: Sendable {
    let engines: EngineSet

    static let folder = EngineFolder.standard(environment: ProcessInfo.processInfo.environment)

    /// Whether set-up has been run.
    static let isInstalled =
        (try? Self.folder.file("llama/libcascade_llama.so")) != nil
        && FileManager.default.isReadableFile(atPath: Recording.folder)

    private static let loading = Task {
        let runtime = try LocalRuntime(
            folder: Self.folder, threads: ThreadBudget(cores: ProcessInfo.processInfo.activeProcessorCount))
        return LocalEngineSet(
            engines: EngineSet(
                recognizer: try await MoonshineRecognizer.load(engines: runtime),
                detector: try SileroDetector(engines: runtime),
                model: try await LlamaLanguageModel.load(
                    engines: runtime,
                    settings: LlamaLanguageModel.Settings(
                        modelPath: try Self.folder.file("smollm2/smollm2-135m-instruct-q8_0.gguf"))),
                // Even, so that a text always sounds the same: what a recognizer hears of it differs from reading to reading.
                synthesizer: try await PiperSynthesizer.load(
                    engines: runtime, manner: PiperSynthesizer.Manner(variation: 0))))
    }

    static func shared() async throws -> LocalEngineSet { try await Self.loading.value }

    /// What the recognizer understands of a clip.
    func transcript(of clip: AudioClip) async throws -> String {
        let stream = try await self.engines.recognizer.open()
        stream.append(try clip.resampled(to: self.engines.recognizer.capabilities.sampleRate).samples)
        stream.finish()
        for try await transcript in stream.transcripts where transcript.isFinal {
            await stream.close()
            return transcript.text
        }
        return ""
    }
}
