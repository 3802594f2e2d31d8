/// One thing that can be set. Flags, environment, agent file, messages, help and `docs/settings.md` know it from its
/// declaration alone.
struct Setting: Sendable {
    /// The key of agent files, of `--set`, and, in capitals with `CASCADE_` in front, of the environment; of a secret the
    /// environment's variable.
    let name: String
    /// What is allowed with its unit, code in backticks.
    let allowed: String
    /// One line of help, code in backticks.
    let meaning: String
    /// What stands for no value.
    let unset: String
    /// A flag that sets it too, without dashes.
    let flag: String?
    /// Whether a bench's figures depend on it.
    let isCondition: Bool
    /// Whether it comes from the environment alone and is never shown.
    let isSecret: Bool
    private let write: @Sendable (String, inout Settings) throws(SettingsError) -> Void
    private let read: @Sendable (Settings) -> String

    /// - Parameters:
    ///   - path: where the value is; its default is what is there.
    ///   - kind: what is allowed.
    init<Value>(
        _ key: String, _ path: any WritableKeyPath<Settings, Value> & Sendable, _ kind: ValueKind<Value>,
        _ meaning: String, unset: String = "none", flag: String? = nil, isCondition: Bool = false
    ) {
        self.name = key
        self.allowed = kind.allowed
        self.meaning = meaning
        self.unset = unset
        self.flag = flag
        self.isCondition = isCondition
        self.isSecret = false
        self.write = { text, settings throws(SettingsError) in settings[keyPath: path] = try kind.parse(text) }
        self.read = { kind.text($0[keyPath: path]) }
    }

    /// A secret under its variable's name.
    init(
        secret path: any WritableKeyPath<Settings, EnvironmentKey> & Sendable, _ meaning: String, flag: String? = nil
    ) {
        self.name = Settings()[keyPath: path].variable
        self.allowed = "a key"
        self.meaning = meaning
        self.unset = "none"
        self.flag = flag
        self.isCondition = false
        self.isSecret = true
        self.write = { text, settings in settings[keyPath: path].text = text }
        self.read = { $0[keyPath: path].description }
    }

    /// Takes a value that somebody wrote.
    /// - Throws: `SettingsError` with the name, the value and what is allowed.
    func take(_ text: String, into settings: inout Settings) throws(SettingsError) {
        do {
            try self.write(text, &settings)
        } catch {
            throw SettingsError("\(self.name): \(error)")
        }
    }

    /// The value as somebody would write it, empty for none; never a secret.
    func text(of settings: Settings) -> String { self.read(settings) }
}
