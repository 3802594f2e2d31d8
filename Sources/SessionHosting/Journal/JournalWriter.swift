internal import Cascade
internal import Foundation
internal import Logging
internal import NIOPosix
internal import ServerEdge
internal import Synchronization

/// Writes a session's journal behind its back.
///
/// A journal with a gap would be played wrongly, so it ends where something could not be kept: when 4096 events wait for the
/// disk, or the file is as long as a journal may be.
final class JournalWriter: Sendable {
    private let file: String
    private let session: String
    private let settings: [String: String]
    private let byteLimit: Int
    private let logger: Logger
    private let queue: BatchQueue<JournalEntry>
    private let isCut = Atomic(false)

    init(
        file: String, session: String, settings: [String: String], logger: Logger, capacity: Int = 4096,
        byteLimit: Int = SessionJournal.byteLimit
    ) {
        self.file = file
        self.session = session
        self.settings = settings
        self.logger = logger
        self.byteLimit = byteLimit
        self.queue = BatchQueue(capacity: capacity)
    }

    /// Takes what happened; returns at once.
    func note(_ event: TurnEvent, at time: Duration) {
        guard !self.isCut.load(ordering: .relaxed) else { return }
        if !self.queue.put(JournalEntry(at: time, event)) { self.isCut.store(true, ordering: .relaxed) }
    }

    /// The session has ended: `run` writes what waits, and returns.
    func close() { self.queue.close() }

    /// Writes until the journal is closed. What cannot be written is logged once, and ends the journal.
    func run() async {
        var text = JournalText(session: self.session, settings: self.settings, limit: self.byteLimit)
        var failure: (any Error)?
        do {
            let file = try await NIOThreadPool.singleton.runIfActive { try Self.create(self.file) }
            await self.queue.forEachBatch { entries in
                guard failure == nil, !text.isFull else { return }
                do {
                    try await Self.write(try text.lines(of: entries), to: file)
                } catch {
                    failure = error
                }
            }
            if failure == nil, !text.isFull, !self.isCut.load(ordering: .relaxed) {
                try await Self.write(try text.end(), to: file)
            }
        } catch {
            failure = error
        }
        if let failure {
            self.logger.error("the journal was not kept", metadata: ["reason": "\(failure)"])
        } else if text.isFull || self.isCut.load(ordering: .relaxed) {
            self.logger.warning("the journal ends before its session: there was too much to keep")
        }
    }

    private static func create(_ path: String) throws -> FileHandle {
        // Never over another session's.
        let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            throw ServerError("\(path) cannot be made: \(String(cString: strerror(errno)))")
        }
        return FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    }

    /// A slow disk holds up none of Swift's own threads.
    private static func write(_ text: String, to file: FileHandle) async throws {
        try await NIOThreadPool.singleton.runIfActive { try file.write(contentsOf: Data(text.utf8)) }
    }
}
