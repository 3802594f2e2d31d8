internal import Foundation

/// A folder of one speaker's recordings, as `scripts/recordings` writes it.
public struct SpeakerFolder: Sendable, Equatable {
    /// What a speaker's recordings may be used for; nobody is in both.
    public enum Group: String, Sendable, Codable, CaseIterable {
        /// Settings and weights may be chosen on them.
        case fit
        /// Only to tell how good these are.
        case judge
    }

    /// Bytes of `speaker.json` at the most.
    private static let limit = 10_000

    private struct Contents: Decodable {
        let speaker: String
        let group: Group
    }

    public let path: String
    public let speaker: String
    public let group: Group

    /// The speakers below a folder, in the order of their names.
    /// - Throws: `LabError` if there are none, or one whose `speaker.json` cannot be understood.
    public static func load(below folder: String) throws(LabError) -> [SpeakerFolder] {
        let names: [String]
        do {
            names = try FileManager.default.contentsOfDirectory(atPath: folder)
        } catch {
            throw LabError(.recordings, "cannot read the folder \(folder): scripts/recordings makes one")
        }
        var folders: [SpeakerFolder] = []
        for name in names.sorted() {
            let path = "\(folder)/\(name)"
            guard FileManager.default.fileExists(atPath: "\(path)/speaker.json") else { continue }
            folders.append(try SpeakerFolder(path: path))
        }
        guard !folders.isEmpty else {
            throw LabError(.recordings, "\(folder) holds no folder with speaker.json: scripts/recordings makes them")
        }
        return folders
    }

    private init(path: String) throws(LabError) {
        let file = "\(path)/speaker.json"
        do {
            let text = try TextFile.read(file, limit: Self.limit)
            let contents = try JSONDecoder().decode(Contents.self, from: Data(text.utf8))
            self.path = path
            self.speaker = String(contents.speaker.prefix(100))
            self.group = contents.group
        } catch {
            throw LabError(
                .recordings, "\(file) does not name a speaker and a group (fit or judge): run scripts/recordings")
        }
    }
}
