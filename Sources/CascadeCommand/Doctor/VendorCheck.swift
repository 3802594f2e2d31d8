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
    /// The time to the first byte of an answer; nil where this build cannot ask.
    let reach: (@Sendable () async throws -> Duration)?

    /// The services that the settings name, and the vendors' own for which a key is set.
    static func all(_ loading: EngineLoading) -> [VendorCheck] {
        let keys = loading.keys
        var checks = loading.settings.engines.compactMap { Self.used($0, keys) }
        let own: [(String, EngineName, APIKey?)] = [
            ("OPENAI_API_KEY", .openAI(.anyModel), keys.openAI),
            ("ANTHROPIC_API_KEY", .anthropic(.anyModel), keys.anthropic),
            ("DEEPGRAM_API_KEY", .deepgram(nil), keys.deepgram), ("ELEVENLABS_API_KEY", .elevenLabs, keys.elevenLabs),
        ]
        for (keyName, name, key) in own where key != nil && !checks.contains(where: { $0.keyName == keyName }) {
            if let check = Self.used(name, keys) { checks.append(check.unused) }
        }
        return checks
    }

    func finding() async -> Finding {
        let key = self.hasKey ? "\(self.keyName) is set" : "\(self.keyName) is not set"
        let use = self.isUsed ? "" : ", not used by the settings"
        guard let reach else {
            return Finding(subject: self.vendor, isGood: true, detail: "\(key)\(use); this build cannot check it")
        }
        do {
            let time = try await reach()
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

    /// The check of an engine, nil for those of this machine. ElevenLabs gets its own here.
    private static func used(_ name: EngineName, _ keys: VendorKeys) -> VendorCheck? {
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
        case .elevenLabs:
            return VendorCheck(
                vendor: "ElevenLabs", keyName: "ELEVENLABS_API_KEY", hasKey: keys.elevenLabs != nil, isUsed: true,
                reach: nil)
        }
    }
}
