internal import CascadeLab
internal import Configuration
internal import Foundation
internal import Yams

/// The YAML file that describes an agent.
struct AgentFile {
    /// Bytes of a file at the most.
    private static let limit = 1 << 20
    /// Values that stand for others (`*name`) at the most: a few lines of them can stand for billions of values.
    private static let aliasLimit = 16

    /// The file's values, for the settings to read.
    let provider: FileProvider<YAMLSnapshot>

    /// - Throws: `SettingsError` if the file cannot be read, is not YAML, has a key that means nothing, or a list.
    init(path: String) async throws {
        let text: String
        do {
            text = try TextFile.read(path, limit: Self.limit)
        } catch {
            throw SettingsError("--agent: \(path): \(error.message)")
        }
        try Self.checkAliases(text, path: path)
        try Self.checkKeys(text, path: path)
        do {
            let location = InMemoryProvider(values: ["filePath": .init(.string(path), isSecret: false)])
            self.provider = try await FileProvider<YAMLSnapshot>(config: ConfigReader(provider: location))
        } catch {
            throw SettingsError("--agent: \(path) is not an agent file: \(error)")
        }
    }

    /// Before anything reads the file, as reading would already be too much.
    private static func checkAliases(_ text: String, path: String) throws {
        func names(_ sign: Character) -> [Substring] {
            text.split(separator: sign, omittingEmptySubsequences: false).dropFirst()
                .map { rest in rest.prefix { !$0.isWhitespace && !",[]{}".contains($0) } }
                .filter { !$0.isEmpty }
        }
        let anchors = Set(names("&"))
        guard names("*").count(where: { anchors.contains($0) }) <= Self.aliasLimit else {
            throw SettingsError("--agent: \(path) has more than \(Self.aliasLimit) aliases: write the values out")
        }
    }

    private static func checkKeys(_ text: String, path: String) throws {
        let root: Node?
        do {
            root = try Yams.compose(yaml: text)
        } catch {
            throw SettingsError("--agent: \(path) is not YAML: \(error)")
        }
        guard let mapping = root?.mapping else {
            throw SettingsError("--agent: \(path) holds no settings; begin with a line such as `prompt: …`")
        }
        for (key, value) in Self.values(of: mapping, prefix: "") {
            guard Setting.keys.contains(key) else {
                let known = Setting.keys.joined(separator: ", ")
                throw SettingsError("--agent: \(path) has \"\(key)\", which is no setting; use \(known)")
            }
            // It would be read as if it were not there.
            if let list = value.sequence {
                let text = list.map { $0.string ?? "…" }.joined(separator: ",")
                throw SettingsError("--agent: \(path) has a list for \(key); write one text, as in \(key): \(text)")
            }
        }
    }

    private static func values(of mapping: Node.Mapping, prefix: String) -> [(key: String, value: Node)] {
        mapping.flatMap { key, value in
            let name = prefix + (key.string ?? "?")
            return value.mapping.map { Self.values(of: $0, prefix: name + ".") } ?? [(name, value)]
        }
    }
}
