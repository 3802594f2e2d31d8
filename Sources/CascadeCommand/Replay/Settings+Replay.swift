internal import CascadeLab
internal import Configuration

extension Settings {
    /// The settings of a session's turns, from its journal.
    /// - Throws: `SettingsError` if one is not allowed.
    init(recorded settings: [String: String]) throws(SettingsError) {
        try self.init(ConfigReader(provider: Self.provider(recorded: settings)), environment: [:])
    }

    /// The settings of turns among those of a session.
    static func provider(recorded settings: [String: String]) -> InMemoryProvider {
        let known = Self.turnKeys
        return InMemoryProvider(
            values: settings.filter { known.contains($0.key) }.reduce(into: [:]) { values, setting in
                values[AbsoluteConfigKey(setting.key.split(separator: ".").map(String.init))] =
                    ConfigValue(.string(setting.value), isSecret: false)
            })
    }

    /// What turns depend on, by the settings' keys.
    var turnSettings: [String: String] {
        Setting.all.filter { Self.turnKeys.contains($0.name) }.reduce(into: [:]) { $0[$1.name] = $1.text(of: self) }
    }

    /// What a replay takes of them.
    var replay: ReplaySettings {
        ReplaySettings(self.mode.agent(self.agent), hearsTurnModel: self.turnModel != .none)
    }

    private static var turnKeys: Set<String> { Set(Setting.keys.filter { $0.hasPrefix("turn.") }) }
}
