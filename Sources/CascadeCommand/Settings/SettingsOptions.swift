internal import ArgumentParser
internal import Configuration
internal import Foundation

/// The options that every command with engines takes.
struct SettingsOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Engines for all stages, the best first: elevenlabs,local. Each stage takes those that can do it.",
            valueName: "names"))
    var engines: String?

    @Option(help: ArgumentHelp(Setting.recognizer.help, valueName: "names"))
    var stt: String?

    @Option(help: ArgumentHelp(Setting.languageModel.help, valueName: "names"))
    var llm: String?

    @Option(help: ArgumentHelp(Setting.synthesizer.help, valueName: "names"))
    var tts: String?

    @Option(
        help: ArgumentHelp(
            "A YAML file that describes the agent: prompt, greeting, voice, engines, turn settings.",
            valueName: "file"))
    var agent: String?

    @Option(help: ArgumentHelp(Setting.schedule.help, valueName: "name"))
    var schedule: String?

    @Option(
        help: ArgumentHelp(
            "One setting, for example turn.bargeIn=300; may be repeated.",
            discussion: "The keys, which `cascade settings` explains: \(Setting.keys.joined(separator: ", ")).",
            valueName: "key=value"))
    var set: [String] = []

    /// The options as they were given, for another process of this program.
    var arguments: [String] {
        let named = [
            ("--engines", self.engines), ("--stt", self.stt), ("--llm", self.llm), ("--tts", self.tts),
            ("--agent", self.agent), ("--schedule", self.schedule),
        ]
        return named.flatMap { name, value in value.map { [name, $0] } ?? [] } + self.set.flatMap { ["--set", $0] }
    }

    /// The settings from flags, environment and agent file.
    /// - Parameter recorded: those of a session, which hold where nothing else is given.
    func settings(
        environment: [String: String] = ProcessInfo.processInfo.environment, recorded: [String: String] = [:]
    ) async throws -> Settings {
        var providers: [any ConfigProvider] = [
            InMemoryProvider(values: try self.flags()),
            EnvironmentVariablesProvider(environmentVariables: environment).prefixKeys(with: "cascade"),
        ]
        if let agent {
            providers.append(try await AgentFile(path: agent).provider)
        }
        if !recorded.isEmpty { providers.append(Settings.provider(recorded: recorded)) }
        return try Settings(ConfigReader(providers: providers), environment: environment)
    }

    /// What `--set` and the flags of their own say.
    func flags() throws -> [AbsoluteConfigKey: ConfigValue] {
        var values: [String: String] = [:]
        for entry in self.set {
            let parts = entry.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            guard parts.count == 2, Setting.keys.contains(parts[0]) else {
                let keys = Setting.keys.joined(separator: ", ")
                throw SettingsError(
                    "--set: \(SettingsError(value: entry, allowed: "key=value with one of the keys \(keys)"))")
            }
            values[parts[0]] = parts[1]
        }
        for (setting, value) in [
            (Setting.schedule, self.schedule),
            (.recognizer, try self.stt ?? self.engines(for: .recognizer)),
            (.languageModel, try self.llm ?? self.engines(for: .languageModel)),
            (.synthesizer, try self.tts ?? self.engines(for: .synthesizer)),
        ] {
            if let value { values[setting.name] = value }
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
