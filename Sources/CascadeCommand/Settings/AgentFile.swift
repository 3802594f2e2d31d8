internal import Configuration
internal import Foundation
internal import Yams

/// The YAML file that describes an agent.
struct AgentFile {
    /// The file's values, for the settings to read.
    let provider: FileProvider<YAMLSnapshot>

    /// - Throws: `SettingsError` if the file cannot be read, is not YAML, or has a key that means nothing.
    init(path: String) async throws {
        let text: String
        do {
            text = try String(contentsOfFile: path, encoding: .utf8)
        } catch {
            throw SettingsError("--agent: cannot read \(path): check the name and the permissions")
        }
        try Self.checkKeys(text, path: path)
        do {
            let location = InMemoryProvider(values: ["filePath": .init(.string(path), isSecret: false)])
            self.provider = try await FileProvider<YAMLSnapshot>(config: ConfigReader(provider: location))
        } catch {
            throw SettingsError("--agent: \(path) is not an agent file: \(error)")
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
        for key in Self.keys(of: mapping, prefix: "") where SettingsKey(rawValue: key) == nil {
            let known = SettingsKey.allCases.map(\.rawValue).joined(separator: ", ")
            throw SettingsError("--agent: \(path) has \"\(key)\", which is no setting; use \(known)")
        }
    }

    private static func keys(of mapping: Node.Mapping, prefix: String) -> [String] {
        mapping.flatMap { key, value in
            let name = prefix + (key.string ?? "?")
            return value.mapping.map { Self.keys(of: $0, prefix: name + ".") } ?? [name]
        }
    }
}
