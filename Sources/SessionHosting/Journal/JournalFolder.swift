internal import Foundation
internal import Logging
package import ServerEdge

/// A folder with a journal of every session, which only this user may read.
package struct JournalFolder: Sendable {
    /// Characters of a session's id in a file's name.
    private static let nameLimit = 100

    private let folder: URL

    /// - Parameter path: made if it is not there.
    /// - Throws: `ServerError` if nothing can be written to it.
    package init(path: String) throws(ServerError) {
        self.folder = URL(fileURLWithPath: path)
        do {
            try FileManager.default.createDirectory(
                at: self.folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch {
            throw ServerError(
                "the folder \(path) cannot be made: check its permissions, or give another with --journal")
        }
        guard FileManager.default.isWritableFile(atPath: self.folder.path) else {
            throw ServerError("the folder \(path) cannot be written to: give another with --journal")
        }
    }

    /// The journal of a session that begins.
    /// - Parameter settings: of which those of turns are kept.
    func begin(session: String, settings: [String: String], logger: Logger) -> JournalWriter {
        JournalWriter(
            file: self.folder.appendingPathComponent(Self.name(session)).path, session: session,
            settings: settings.filter { $0.key.hasPrefix("turn.") },
            logger: logger)
    }

    /// A file of this folder, whatever the id.
    static func name(_ session: String) -> String {
        let safe = session.unicodeScalars.prefix(Self.nameLimit).map { scalar in
            let isSafe = scalar.isASCII && (scalar.properties.isAlphabetic || ("0"..."9").contains(scalar))
            return isSafe ? String(scalar) : "-"
        }
        return "session-\(safe.joined()).jsonl"
    }
}
