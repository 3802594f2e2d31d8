internal import ArgumentParser
internal import Configuration

/// The options that every command with engines takes.
struct SettingsOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Engines for all stages, the best first: elevenlabs,local. Each stage takes those that can do it.",
            valueName: "names"))
    var engines: String?

    @Option(help: ArgumentHelp("The recognizer: local, deepgram, elevenlabs, scripted.", valueName: "names"))
    var stt: String?

    @Option(
        help: ArgumentHelp(
            "The language model: local, openai:MODEL, openai:MODEL@URL, anthropic:MODEL, scripted.",
            valueName: "names"))
    var llm: String?

    @Option(
        help: ArgumentHelp("The synthesizer: local, elevenlabs, elevenlabs:VOICE@URL, scripted.", valueName: "names"))
    var tts: String?

    @Option(
        help: ArgumentHelp(
            "A YAML file that describes the agent: prompt, greeting, voice, engines, turn settings.",
            valueName: "file"))
    var agent: String?

    @Option(
        help: ArgumentHelp(
            "When text is handed to the synthesizer: sentences, automatic, fast, balanced, quality, thresholds, or auto "
                + "to let the pace of replies decide; the setting speech.schedule.",
            valueName: "name"))
    var schedule: String?

    @Option(help: ArgumentHelp("One setting, for example turn.bargeIn=300; may be repeated.", valueName: "key=value"))
    var set: [String] = []

    /// The settings from flags, environment and agent file.
    func settings() async throws -> Settings {
        var providers: [any ConfigProvider] = [
            InMemoryProvider(values: try self.flags()),
            EnvironmentVariablesProvider().prefixKeys(with: "cascade"),
        ]
        if let agent {
            providers.append(try await AgentFile(path: agent).provider)
        }
        return try Settings(SettingsReader(ConfigReader(providers: providers)))
    }

    private func flags() throws -> [AbsoluteConfigKey: ConfigValue] {
        var values: [String: String] = [:]
        for entry in self.set {
            let parts = entry.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            guard parts.count == 2, SettingsKey(rawValue: parts[0]) != nil else {
                let keys = SettingsKey.allCases.map(\.rawValue).joined(separator: ", ")
                throw SettingsError(key: "--set", value: entry, allowed: "key=value with one of the keys \(keys)")
            }
            values[parts[0]] = parts[1]
        }
        for (key, value) in [
            (SettingsKey.schedule, self.schedule),
            (SettingsKey.recognizer, try self.stt ?? self.engines(for: .recognizer)),
            (.languageModel, try self.llm ?? self.engines(for: .languageModel)),
            (.synthesizer, try self.tts ?? self.engines(for: .synthesizer)),
        ] {
            if let value { values[key.rawValue] = value }
        }
        return Dictionary(
            uniqueKeysWithValues: values.map { key, value in
                (
                    AbsoluteConfigKey(key.split(separator: ".").map(String.init)),
                    ConfigValue(.string(value), isSecret: false)
                )
            })
    }

    /// Those of `--engines` that can do a stage.
    private func engines(for stage: EngineStage) throws -> String? {
        guard let engines else { return nil }
        do {
            let names = try EngineName.list(engines).filter { $0.stages.contains(stage) }
            guard names.isEmpty else { return names.map(\.text).joined(separator: ",") }
        } catch {
            throw SettingsError("--engines: \"\(engines)\" is not allowed: \(error)")
        }
        throw SettingsError(
            "--engines: \(engines) has no \(stage.noun): add one, as in \(engines),local, or give --\(stage.rawValue)")
    }
}
