internal import Foundation

/// A file of results that a command was asked to write.
enum ResultFile {
    /// Writes it and says so.
    /// - Throws: `CommandFailure` if it cannot be written.
    static func write(_ text: String, to path: String) throws(CommandFailure) {
        do {
            try text.write(toFile: path, atomically: true, encoding: .utf8)
        } catch {
            throw CommandFailure("cannot write \(path): check that the folder exists and is writable")
        }
        StandardOutput.write("wrote \(path)")
    }
}
