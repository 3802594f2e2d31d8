internal import Foundation

/// Text files that a person names, read no further than they may be long.
public enum TextFile {
    /// Bytes of a file with figures.
    public static let figuresLimit = 64 << 20

    /// Reads a file, or what comes from a pipe.
    /// - Parameter limit: bytes at the most.
    /// - Throws: `LabError` if there is none, if it is longer, or not UTF-8; the message goes behind the file's name.
    public static func read(_ path: String, limit: Int) throws(LabError) -> String {
        let bytes: Data
        do {
            let file = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
            defer { try? file.close() }  // Nothing was written, so nothing is lost.
            bytes = try file.read(upToCount: limit + 1) ?? Data()
        } catch {
            throw LabError(.file, "it cannot be read: check the name and the permissions")
        }
        guard bytes.count <= limit else { throw LabError(.file, "it is longer than \(limit) bytes") }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw LabError(.file, "it is no text in UTF-8")
        }
        return text
    }
}
