internal import Cascade
internal import CloudEngines
internal import Foundation
internal import LocalEngines
internal import Logging
internal import ScriptedEngines
internal import SpeechEngines
internal import SpeechText

/// Loads the engines that settings name.
struct EngineLoading: Sendable {
    let settings: Settings
    let folder: EngineFolder
    /// Whether clients say when a turn ends, as those of scripted engines must.
    let isServing: Bool
    private let logger = Logger(label: "cascade") { StreamLogHandler.standardError(label: $0) }

    init(
        settings: Settings, isServing: Bool = false,
        environment: [String: String] = ProcessInfo.processInfo.environment
    ) {
        self.settings = settings
        self.isServing = isServing
        self.folder = .standard(environment: environment)
    }

    /// Loads all of them, models side by side.
    /// - Throws: `EngineError` with what to do.
    func load() async throws -> EngineSet {
        let runtime = self.needsRuntime ? try self.runtime() : nil
        async let recognizer = self.recognizer(runtime)
        async let model = self.languageModel(runtime)
        async let synthesizer = self.synthesizer(runtime)
        async let turnModel = self.turnModel(runtime)
        let detector = try self.detector(runtime)
        return EngineSet(
            recognizer: try await recognizer, detector: detector, model: try await model,
            synthesizer: try await synthesizer, turnModel: try await turnModel)
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

    /// Whether a stage is done on this machine.
    var needsRuntime: Bool { self.settings.engines.contains(.local) }

    func runtime() throws -> LocalRuntime { try LocalRuntime(folder: self.folder, threads: self.threads) }

    /// - Parameter runtime: nil if no stage is local. Then the real detector is used if it is installed, else loudness.
    func detector(_ runtime: LocalRuntime?) throws -> any VoiceActivityDetector {
        switch self.settings.detector {
        case .auto where self.settings.recognizer == [.scripted]: return self.scripted.detector
        case .auto: break
        case .silero: return try Self.silero(runtime ?? self.runtime())
        case .loudness: return ScriptedDetector()
        }
        if let runtime { return try Self.silero(runtime) }
        do {
            return try Self.silero(self.runtime())
        } catch {
            self.logger.warning("speech is told from silence by loudness alone: `make setup` installs a real detector")
            return ScriptedDetector()
        }
    }

    private static func silero(_ runtime: LocalRuntime) throws -> any VoiceActivityDetector {
        QuietGate(before: try SileroDetector(engines: runtime))
    }

    /// Nil where the settings want none, and for scripted words, whose turns clients end.
    /// - Parameter runtime: nil if no stage is local. Then the model is used if it is installed.
    func turnModel(_ runtime: LocalRuntime?) async throws -> (any TurnModel)? {
        guard self.settings.turnModel == .smartTurn, self.settings.recognizer != [.scripted] else { return nil }
        if let runtime { return try await SmartTurnModel.load(engines: runtime) }
        do {
            return try await SmartTurnModel.load(engines: self.runtime())
        } catch {
            self.logger.warning("silence and words alone tell when a turn ends: `make setup` installs a turn model")
            return nil
        }
    }

    func recognizer(_ runtime: LocalRuntime?) async throws -> any Recognizer {
        let all = try await self.each(self.settings.recognizer) { name -> any Recognizer in
            switch name {
            case .local: return try await MoonshineRecognizer.load(engines: runtime ?? self.runtime())
            case .scripted: return self.scripted.recognizer
            case .deepgram(let model):
                return DeepgramRecognizer(
                    model: model?.name ?? DeepgramRecognizer.standardModel,
                    base: model?.base ?? DeepgramRecognizer.standardBase,
                    key: try Self.key(self.settings.keys.deepgram, at: model?.base),
                    language: self.settings.agent.speech.language.code)
            case .elevenLabs(let name):
                let settings = self.settings.elevenLabsTranscription.named(name)
                return try ElevenLabsRecognizer(settings, key: try self.elevenLabsKey(at: settings.base))
            case .openAI, .anthropic: throw Self.unable(name, .recognizer)
            }
        }
        return all.count == 1 ? all[0].engine : try FallbackRecognizer(all, report: self.note)
    }

    func languageModel(_ runtime: LocalRuntime?) async throws -> any LanguageModel {
        let all = try await self.each(self.settings.languageModel) { name -> any LanguageModel in
            switch name {
            case .local:
                return try await LlamaLanguageModel.load(
                    engines: runtime ?? self.runtime(),
                    settings: LlamaLanguageModel.Settings(
                        modelPath: self.modelPath, sequences: self.settings.modelSequences))
            case .scripted: return self.scripted.model
            case .openAI(let model):
                let engine = OpenAILanguageModel(
                    model: model.name, base: model.base ?? OpenAILanguageModel.standardBase,
                    key: try Self.key(self.settings.keys.openAI, at: model.base),
                    times: self.settings.modelTimes)
                await engine.load()
                return engine
            case .anthropic(let model):
                let engine = AnthropicLanguageModel(
                    model: model.name, base: model.base ?? AnthropicLanguageModel.standardBase,
                    key: try Self.key(self.settings.keys.anthropic, at: model.base),
                    times: self.settings.modelTimes)
                await engine.load()
                return engine
            case .deepgram, .elevenLabs: throw Self.unable(name, .languageModel)
            }
        }
        return all.count == 1 ? all[0].engine : FallbackLanguageModel(all, report: self.note)
    }

    func synthesizer(_ runtime: LocalRuntime?) async throws -> any Synthesizer {
        var all = try await self.each(self.settings.synthesizer) { name -> any Synthesizer in
            switch name {
            case .local: return try await self.localVoice(runtime)
            case .scripted: return self.scripted.synthesizer
            case .elevenLabs(let name):
                let settings = self.settings.elevenLabsSpeech.named(name)
                let synthesizer = try ElevenLabsSynthesizer(
                    settings, key: try self.elevenLabsKey(at: settings.base))
                synthesizer.warm()
                return synthesizer
            case .openAI, .anthropic, .deepgram: throw Self.unable(name, .synthesizer)
            }
        }
        // A vendor's voice that fails cannot say so itself. Without an installed voice the list stays as it is.
        let isVendorOnly = !self.settings.synthesizer.contains { $0 == .local || $0 == .scripted }
        if isVendorOnly, let local = try? await self.localVoice(runtime) {
            all.append(NamedEngine(EngineName.local.label, local))
        }
        return all.count == 1 ? all[0].engine : FallbackSynthesizer(all, report: self.note)
    }

    private func localVoice(_ runtime: LocalRuntime?) async throws -> PiperSynthesizer {
        try await PiperSynthesizer.load(
            engines: runtime ?? self.runtime(),
            manner: PiperSynthesizer.Manner(speed: self.settings.voiceSpeed, variation: self.settings.voiceVariation))
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

    private func each<Engine>(
        _ names: [EngineName], _ load: (EngineName) async throws -> Engine
    ) async throws -> [NamedEngine<Engine>] {
        var engines: [NamedEngine<Engine>] = []
        for name in names { engines.append(NamedEngine(name.label, try await load(name))) }
        return engines
    }

    /// A vendor's own service wants a key; a server of one's own may do without.
    private static func key(_ key: EnvironmentKey, at base: String?) throws -> APIKey? {
        guard key.apiKey == nil, base == nil else { return key.apiKey }
        throw EngineError(
            .unauthorized, "no key: set \(key.variable) in the environment (export \(key.variable)=…)")
    }

    private func elevenLabsKey(at base: String) throws -> APIKey? {
        let isOwn = base != ElevenLabsSynthesizer.standardBase
        return try Self.key(self.settings.keys.elevenLabs, at: isOwn ? base : nil)
    }

    private var note: @Sendable (EngineFallback) -> Void {
        { [logger = self.logger] fallback in
            logger.warning(
                "an engine failed, the next goes on",
                metadata: [
                    "stage": "\(fallback.stage.rawValue)", "failed": "\(fallback.failed)", "next": "\(fallback.next)",
                    "reason": "\(fallback.error.message)",
                ])
        }
    }

    /// Settings refuse such a name before it comes here.
    private static func unable(_ name: EngineName, _ stage: EngineStage) -> EngineError {
        EngineError(.unsupported, "\(name.label) is no \(stage.noun)")
    }

    private var scripted: EngineSet {
        EngineSet(
            recognizer: ScriptedRecognizer(script: ["This is what was said."], answersSilence: self.isServing),
            detector: ScriptedDetector(isDeaf: self.isServing),
            model: ScriptedLanguageModel(script: ScriptedReplies.answer), synthesizer: ScriptedSynthesizer())
    }
}
