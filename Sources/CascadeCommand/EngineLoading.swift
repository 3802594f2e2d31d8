internal import Cascade
internal import Foundation
internal import LocalEngines
internal import ScriptedEngines
internal import SpeechEngines

/// Loads the engines that settings name.
struct EngineLoading {
    let settings: Settings
    let folder: EngineFolder
    /// Whether clients say when a turn ends, as those of scripted engines must.
    let isServing: Bool

    init(settings: Settings, isServing: Bool = false) {
        self.settings = settings
        self.isServing = isServing
        self.folder = .standard(environment: ProcessInfo.processInfo.environment)
    }

    /// Loads all four, models side by side.
    /// - Throws: `EngineError` with what to do.
    func load() async throws -> EngineSet {
        let names = [self.settings.recognizer, self.settings.languageModel, self.settings.synthesizer]
        guard names.contains(.local) else { return self.scripted }
        let runtime = try LocalRuntime(folder: self.folder, threads: self.threads)
        async let recognizer = self.recognizer(runtime)
        async let model = self.languageModel(runtime)
        async let synthesizer = self.synthesizer(runtime)
        let detector: any VoiceActivityDetector =
            self.settings.recognizer == .local ? try SileroDetector(engines: runtime) : self.scripted.detector
        return EngineSet(
            recognizer: try await recognizer, detector: detector, model: try await model,
            synthesizer: try await synthesizer)
    }

    /// Loads the engines and stops them after the body.
    func use<Value>(_ body: (EngineSet) async throws -> Value) async throws -> Value {
        let engines = try await self.load()
        do {
            let value = try await body(engines)
            await engines.stop()
            return value
        } catch {
            await engines.stop()
            throw error
        }
    }

    func recognizer(_ runtime: LocalRuntime) async throws -> any Recognizer {
        switch self.settings.recognizer {
        case .local: try await MoonshineRecognizer.load(engines: runtime)
        case .scripted: self.scripted.recognizer
        }
    }

    func languageModel(_ runtime: LocalRuntime) async throws -> any LanguageModel {
        switch self.settings.languageModel {
        case .local:
            try await LlamaLanguageModel.load(
                engines: runtime, settings: LlamaLanguageModel.Settings(modelPath: self.modelPath))
        case .scripted: self.scripted.model
        }
    }

    func synthesizer(_ runtime: LocalRuntime) async throws -> any Synthesizer {
        switch self.settings.synthesizer {
        case .local:
            try await PiperSynthesizer.load(
                engines: runtime,
                manner: PiperSynthesizer.Manner(
                    speed: self.settings.voiceSpeed, variation: self.settings.voiceVariation))
        case .scripted: self.scripted.synthesizer
        }
    }

    /// The machine's threads as the settings divide them.
    var threads: ThreadBudget {
        var threads = ThreadBudget(cores: ProcessInfo.processInfo.activeProcessorCount)
        threads.languageModel = self.settings.modelThreads ?? threads.languageModel
        threads.synthesizer = self.settings.voiceThreads ?? threads.synthesizer
        return threads
    }

    /// The GGUF file that `llm.model` names.
    var modelPath: String {
        switch self.settings.modelFile {
        case "q8_0", "q4_0":
            "\(self.folder.path)/smollm2/smollm2-135m-instruct-\(self.settings.modelFile).gguf"
        default: self.settings.modelFile
        }
    }

    private var scripted: EngineSet {
        EngineSet(
            recognizer: ScriptedRecognizer(script: ["This is what was said."], answersSilence: self.isServing),
            detector: ScriptedDetector(isDeaf: self.isServing),
            model: ScriptedLanguageModel { _ in ScriptedReplies.thirtyWords }, synthesizer: ScriptedSynthesizer())
    }
}
