internal import CloudEngines
internal import SpeechAudio
internal import SpeechEngines

/// Whether a vendor's service can be reached with the key that is set. Never shows a key.
struct VendorCheck: Sendable {
    let vendor: String
    let key: EnvironmentKey
    /// Whether the settings name it; else a failure is no reason to worry.
    let isUsed: Bool
    /// The time to the first byte of an answer.
    let reach: @Sendable () async throws -> Duration

    /// The services that the settings name, and the vendors' own for which a key is set.
    static func all(_ loading: EngineLoading) -> [VendorCheck] {
        let settings = loading.settings
        let keys = settings.keys
        var checks = Self.named(settings)
        let own: [(EngineName, EnvironmentKey)] = [
            (.openAI(.anyModel), keys.openAI), (.anthropic(.anyModel), keys.anthropic), (.deepgram(nil), keys.deepgram),
            (.elevenLabs(nil), keys.elevenLabs),
        ]
        for (name, key) in own
        where key.apiKey != nil && !checks.contains(where: { $0.key.variable == key.variable }) {
            let stage: EngineStage = name.stages.contains(.synthesizer) ? .synthesizer : .recognizer
            if let check = Self.used(name, as: stage, settings) { checks.append(check.unused) }
        }
        return checks
    }

    func finding() async -> Finding {
        let key = "\(self.key.variable) is \(self.key.apiKey == nil ? "not set" : "set")"
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
        VendorCheck(vendor: self.vendor, key: self.key, isUsed: false, reach: self.reach)
    }

    private static func named(_ settings: Settings) -> [VendorCheck] {
        settings.recognizer.compactMap { Self.used($0, as: .recognizer, settings) }
            + settings.languageModel.compactMap { Self.used($0, as: .languageModel, settings) }
            + settings.synthesizer.compactMap { Self.used($0, as: .synthesizer, settings) }
    }

    /// The check of an engine in a stage, nil for engines of this machine.
    private static func used(
        _ name: EngineName, as stage: EngineStage, _ settings: Settings
    ) -> VendorCheck? {
        let keys = settings.keys
        switch name {
        case .local, .scripted:
            return nil
        case .openAI(let model):
            return VendorCheck(
                vendor: model.base == nil ? "OpenAI" : "OpenAI-compatible", key: keys.openAI, isUsed: true
            ) {
                try await OpenAILanguageModel(
                    model: model.name, base: model.base ?? OpenAILanguageModel.standardBase, key: keys.openAI.apiKey
                ).reach()
            }
        case .anthropic(let model):
            return VendorCheck(
                vendor: "Anthropic", key: keys.anthropic, isUsed: true
            ) {
                try await AnthropicLanguageModel(
                    model: model.name, base: model.base ?? AnthropicLanguageModel.standardBase,
                    key: keys.anthropic.apiKey
                ).reach()
            }
        case .deepgram(let model):
            return VendorCheck(
                vendor: "Deepgram", key: keys.deepgram, isUsed: true
            ) {
                try await DeepgramRecognizer(
                    model: model?.name ?? DeepgramRecognizer.standardModel,
                    base: model?.base ?? DeepgramRecognizer.standardBase, key: keys.deepgram.apiKey
                ).reach()
            }
        case .elevenLabs(let name):
            return VendorCheck(
                vendor: "ElevenLabs \(stage.rawValue)", key: keys.elevenLabs, isUsed: true
            ) {
                guard stage == .synthesizer else {
                    return try await ElevenLabsRecognizer(
                        settings.elevenLabsTranscription.named(name), key: keys.elevenLabs.apiKey
                    ).reach()
                }
                return try await ElevenLabsSynthesizer(
                    settings.elevenLabsSpeech.named(name), key: keys.elevenLabs.apiKey
                )
                .reach()
            }
        }
    }
}
