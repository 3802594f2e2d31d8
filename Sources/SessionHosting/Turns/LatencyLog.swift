internal import Foundation
internal import NIOPosix
package import ServerEdge

/// A file of turn records, one JSON object on each line; what is there already stays.
package struct LatencyLog: Sendable {
    private let file: FileHandle

    /// - Throws: `ServerError` if the file cannot be written.
    package init(path: String) throws(ServerError) {
        // Opened for appending, so that others may shorten the file while the server runs.
        let descriptor = open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else {
            let reason = String(cString: strerror(errno))
            throw ServerError("the log \(path) cannot be written: \(reason); give another with --latency-log")
        }
        self.file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    }

    /// Adds records; a slow disk holds up none of Swift's own threads.
    func write(_ records: [TurnRecord]) async throws {
        let text = Data(records.map { $0.json + "\n" }.joined().utf8)
        try await NIOThreadPool.singleton.runIfActive { try self.file.write(contentsOf: text) }
    }
}
