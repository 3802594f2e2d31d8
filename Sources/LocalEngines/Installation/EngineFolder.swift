internal import FoundationEssentials
public import SpeechEngines

/// Where set-up puts the engines, and what belongs there.
public struct EngineFolder: Sendable, Equatable {
    /// The folder's path.
    public let path: String

    public init(path: String) {
        self.path = path
    }

    /// The folder that `make setup` fills: `CASCADE_ENGINES`, else `cascade/engines` in the user's cache.
    public static func standard(environment: [String: String]) -> EngineFolder {
        if let path = environment["CASCADE_ENGINES"], !path.isEmpty { return EngineFolder(path: path) }
        return EngineFolder(path: CacheFolder.path(environment: environment) + "/engines")
    }

    /// The path of an installed file.
    /// - Throws: `missing`, with what to do, if it is not there.
    public func file(_ name: String) throws(EngineError) -> String {
        let file = self.path + "/" + name
        guard FileManager.default.isReadableFile(atPath: file) else {
            throw EngineError(.missing, "\(file) is not installed: run `make setup`")
        }
        return file
    }
}
