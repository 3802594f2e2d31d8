internal import CloudEngines
internal import SpeechAudio
internal import SpeechEngines

/// Whether a vendor's service can be reached with the key that is set. Never shows a key.
struct VendorCheck: Sendable {
    let vendor: String
    let keyName: String
    let hasKey: Bool
    /// Whether the settings name it; else a failure is no reason to worry.
    let isUsed: Bool
    /// The time to the first byte of an answer.
    let reach: @Sendable () async throws -> Duration

    /// The services that the settings name, and the vendors' own for which a key is set.
    static func all(_ loading: EngineLoading) -> [VendorCheck] {
        let keys = loading.keys
        let settings = loading.settings
        var checks = Self.named(settings, keys)
        let own: [(String, EngineName, APIKey?)] = [
            ("OPENAI_API_KEY", .openAI(.anyModel), keys.openAI),
            ("ANTHROPIC_API_KEY", .anthropic(.anyModel), keys.anthropic),
            ("DEEPGRAM_API_KEY", .deepgram(nil), keys.deepgram),
            ("ELEVENLABS_API_KEY", .elevenLabs(nil), keys.elevenLabs),
        ]
        for (keyName, name, key) in own where key != nil && !checks.contains(where: { $0.keyName == keyName }) {
            let stage: EngineStage = name.stages.contains(.synthesizer) ? .synthesizer : .recognizer
            if let check = Self.used(name, as: stage, settings, keys) { checks.append(check.unused) }
        }
        return checks
    }

    func finding() async -> Finding {
        let key = self.hasKey ? "\(self.keyName) is set" : "\(self.keyName) is not set"
        let use = self.isUsed ? "" : ", not used by the settings"
        do {
            let time = try await self.reach()
            return Finding(
                subject: self.vendor, isGood: true,
                detail: "\(key)\(use); first byte after \(Int(time.milliseconds)) ms")
        } catch {
            return Finding(subject: self.vendor, isGood: !self.isUsed, detail: "\(key)\(use); \(error)")
        }
    }

    private var unused: VendorCheck {
        VendorCheck(
            vendor: self.vendor, keyName: self.keyName, hasKey: self.hasKey, isUsed: false, reach: self.reach)
    }

    private static func named(_ settings: Settings, _ keys: VendorKeys) -> [VendorCheck] {
        settings.recognizer.compactMap { Self.used($0, as: .recognizer, settings, keys) }
            + settings.languageModel.compactMap { Self.used($0, as: .languageModel, settings, keys) }
            + settings.synthesizer.compactMap { Self.used($0, as: .synthesizer, settings, keys) }
    }

    /// The check of an engine in a stage, nil for engines of this machine.
    private static func used(
        _ name: EngineName, as stage: EngineStage, _ settings: Settings, _ keys: VendorKeys
    ) -> VendorCheck? {
        switch name {
        case .local, .scripted:
            return nil
        case .openAI(let model):
            return VendorCheck(
                vendor: model.base == nil ? "OpenAI" : "OpenAI-compatible", keyName: "OPENAI_API_KEY",
                hasKey: keys.openAI != nil, isUsed: true
            ) {
                try await OpenAILanguageModel(
                    model: model.name, base: model.base ?? OpenAILanguageModel.standardBase, key: keys.openAI
                ).reach()
            }
        case .anthropic(let model):
            return VendorCheck(
                vendor: "Anthropic", keyName: "ANTHROPIC_API_KEY", hasKey: keys.anthropic != nil, isUsed: true
            ) {
                try await AnthropicLanguageModel(
                    model: model.name, base: model.base ?? AnthropicLanguageModel.standardBase, key: keys.anthropic
                ).reach()
            }
        case .deepgram(let model):
            return VendorCheck(
                vendor: "Deepgram", keyName: "DEEPGRAM_API_KEY", hasKey: keys.deepgram != nil, isUsed: true
            ) {
                try await DeepgramRecognizer(
                    model: model?.name ?? DeepgramRecognizer.standardModel,
                    base: model?.base ?? DeepgramRecognizer.standardBase, key: keys.deepgram
                ).reach()
            }
        case .elevenLabs(let name):
            return VendorCheck(
                vendor: "ElevenLabs \(stage.rawValue)", keyName: "ELEVENLABS_API_KEY",
                hasKey: keys.elevenLabs != nil, isUsed: true
            ) {
                guard stage == .synthesizer else {
                    return try await ElevenLabsRecognizer(
                        settings.elevenLabsTranscription.named(name), key: keys.elevenLabs
                    ).reach()
                }
                return try await ElevenLabsSynthesizer(settings.elevenLabsSpeech.named(name), key: keys.elevenLabs)
                    .reach()
            }
        }
    }
}
