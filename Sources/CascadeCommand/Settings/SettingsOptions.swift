internal import ArgumentParser
internal import Configuration

/// The options that every command with engines takes.
struct SettingsOptions: ParsableArguments {
    @Option(help: "All engines at once: local or scripted.")
    var engines: String?

    @Option(help: "The recognizer: local or scripted.")
    var stt: String?

    @Option(help: "The language model: local or scripted.")
    var llm: String?

    @Option(help: "The synthesizer: local or scripted.")
    var tts: String?

    @Option(
        help: ArgumentHelp(
            "A YAML file that describes the agent: prompt, greeting, voice, engines, turn settings.",
            valueName: "file"))
    var agent: String?

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
            let parts = entry.split(separator: "=", maxSplits: 1).map(String.init)
            guard parts.count == 2, SettingsKey(rawValue: parts[0]) != nil else {
                let keys = SettingsKey.allCases.map(\.rawValue).joined(separator: ", ")
                throw SettingsError(key: "--set", value: entry, allowed: "key=value with one of the keys \(keys)")
            }
            values[parts[0]] = parts[1]
        }
        for (key, value) in [
            (SettingsKey.recognizer, self.stt ?? self.engines), (.languageModel, self.llm ?? self.engines),
            (.synthesizer, self.tts ?? self.engines),
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
}
