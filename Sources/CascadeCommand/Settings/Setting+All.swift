extension Setting {
    static let serverKey = Setting(secret: \.serverKey, "what clients of `cascade serve` must show", flag: "key")

    static let secrets: [Setting] = [
        Setting(secret: \.keys.openAI, "for `openai`"), Setting(secret: \.keys.anthropic, "for `anthropic`"),
        Setting(secret: \.keys.deepgram, "for `deepgram`"), Setting(secret: \.keys.elevenLabs, "for `elevenlabs`"),
        serverKey,
    ]

    /// Everything that can be set, as `docs/settings.md` has it in a table each.
    static let tables: [[Setting]] = [general, elevenLabs, secrets]

    static let all: [Setting] = tables.flatMap { $0 }

    /// The keys that `--set` and agent files take.
    static let keys: [String] = all.filter { !$0.isSecret }.map(\.name)

    /// The settings as a table in Markdown.
    static func table(of settings: [Setting]) -> String {
        let standard = Settings()
        let rows = settings.map { setting in
            let value = setting.text(of: standard)
            return "| `\(setting.name)` | \(setting.allowed) | \(value.isEmpty ? setting.unset : "`\(value)`") | "
                + setting.meaning + (setting.flag.map { "; also `--\($0)`" } ?? "") + " |\n"
        }
        return "| Key | Allowed | Default | Meaning |\n|---|---|---|---|\n" + rows.joined()
    }

    /// What its own flag does, for `--help`.
    var help: String {
        let source = self.isSecret ? "; also \(self.name)." : " (\(self.allowed)); the setting \(self.name)."
        return Self.plain(self.meaning.prefix(1).uppercased() + self.meaning.dropFirst() + source)
    }

    /// Two lines for a terminal: the value that holds, then help.
    func listing(_ settings: Settings) -> String {
        let (value, standard) = (self.text(of: settings), self.text(of: Settings()))
        func shown(_ value: String) -> String {
            value.isEmpty ? self.unset : value.split(whereSeparator: \.isNewline).joined(separator: " ")
        }
        let change = value == standard ? "" : " (default: \(shown(standard)))"
        return "\(self.name) = \(shown(value))\(change)\n    \(Self.plain("\(self.meaning) (\(self.allowed))"))"
    }

    private static func plain(_ markdown: String) -> String { markdown.replacing("`", with: "") }
}
