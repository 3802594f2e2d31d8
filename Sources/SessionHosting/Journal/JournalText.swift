internal import Cascade

/// The lines of a journal, as far as there is room.
struct JournalText {
    private let session: String
    private let settings: [String: String]
    /// Bytes that are left.
    private var room: Int
    private var last = Duration.zero
    private var hasHead = false
    /// Whether there was no room for a line, or it was too late; no other follows.
    private(set) var isFull = false

    init(session: String, settings: [String: String], limit: Int) {
        self.session = session
        self.settings = settings
        self.room = limit
    }

    /// The next lines, behind those before.
    /// - Throws: if one cannot be told.
    mutating func lines(of entries: [JournalEntry]) throws -> String {
        var lines = try self.head()
        for entry in entries where !self.isFull {
            guard entry.time <= SessionJournal.timeLimit else {
                self.isFull = true
                break
            }
            lines += self.fitted(try entry.json())
            self.last = max(self.last, entry.time)
        }
        return lines
    }

    /// The last line.
    mutating func end() throws -> String { try self.head() + self.fitted(try SessionJournal.end(at: self.last)) }

    private mutating func head() throws -> String {
        guard !self.hasHead else { return "" }
        self.hasHead = true
        return self.fitted(try SessionJournal.head(session: self.session, settings: self.settings))
    }

    private mutating func fitted(_ line: String) -> String {
        let size = line.utf8.count + 1
        guard !self.isFull, size <= self.room else {
            self.isFull = true
            return ""
        }
        self.room -= size
        return line + "\n"
    }
}
