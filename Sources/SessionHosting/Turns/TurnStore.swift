internal import Foundation
internal import GRDB
package import ServerEdge
internal import TurnTimes

/// Sessions and their turns in SQLite: in a file, or in memory until the server ends.
///
/// Reads go beside writes. The oldest sessions and turns make room for new ones.
package struct TurnStore: Sendable {
    /// What is kept in a file: about 150 MB.
    static let turnsInFile = 100_000
    /// What is kept in memory: about 3 MB.
    static let turnsInMemory = 2_000
    /// Turns that one answer holds at the most.
    package static let longestAnswer = 500

    private let database: any DatabaseWriter
    private let limit: Int

    /// - Parameters:
    ///   - file: made if it is not there; nil keeps all in memory.
    ///   - limit: turns, and sessions, that are kept; by default those of the constants.
    /// - Throws: `ServerError` if the file cannot be used.
    package init(file: String?, limit: Int? = nil) throws(ServerError) {
        do {
            if let file {
                self.database = try DatabasePool(path: file)
            } else {
                self.database = try DatabaseQueue()
            }
            try Self.migrator.migrate(self.database)
        } catch {
            throw ServerError(
                "the store \(file ?? "in memory") cannot be used: give another file with --store (\(error))")
        }
        self.limit = limit ?? (file == nil ? Self.turnsInMemory : Self.turnsInFile)
    }

    /// Keeps what happened, all or, on an error, nothing of it.
    func write(_ notes: [TurnNote]) async throws {
        try await self.database.write { [limit = self.limit] database in
            for note in notes { try Self.write(note, to: database) }
            try database.execute(
                sql: "DELETE FROM turn WHERE id <= (SELECT max(id) FROM turn) - ?", arguments: [limit])
            try database.execute(
                sql: "DELETE FROM session WHERE number <= (SELECT max(number) FROM session) - ?", arguments: [limit])
        }
    }

    /// The records of turns as JSON, the latest first.
    /// - Parameter session: only those of this session.
    package func turns(limit: Int, session: String? = nil) async throws -> [String] {
        try await self.database.read { database in
            if let session {
                return try String.fetchAll(
                    database, sql: "SELECT record FROM turn WHERE session = ? ORDER BY id DESC LIMIT ?",
                    arguments: [session, limit])
            }
            return try String.fetchAll(
                database, sql: "SELECT record FROM turn ORDER BY id DESC LIMIT ?", arguments: [limit])
        }
    }

    /// A session as JSON with its turns, the first one first; nil if there is none of this id.
    package func session(_ id: String) async throws -> String? {
        try await self.database.read { database in
            guard let row = try Row.fetchOne(database, sql: "SELECT * FROM session WHERE id = ?", arguments: [id])
            else { return nil }
            let records = try String.fetchAll(
                database, sql: "SELECT record FROM turn WHERE session = ? ORDER BY id LIMIT ?",
                arguments: [id, Self.longestAnswer])
            let (began, settings): (String, String) = (row["began_at"], row["settings"])
            let ended: String? = row["ended_at"]
            return """
                {"session":\(JSONText.of(id)),"began_at":"\(began)","ended_at":\(ended.map { "\"\($0)\"" } ?? "null"),\
                "settings":\(settings),"turns":[\(records.joined(separator: ","))]}
                """
        }
    }

    /// Ends when no read or write is under way.
    func close() throws { try self.database.close() }

    private static func write(_ note: TurnNote, to database: Database) throws {
        switch note {
        case .sessionBegan(let id, let time, let settings):
            try self.addSession(id, time, settings, to: database)
        case .turnEnded(let turn):
            // Its beginning may have been dropped, or made room for others.
            try self.addSession(turn.session, turn.endedAt, turn.settings, to: database)
            try database.execute(
                sql: "INSERT OR REPLACE INTO turn (session, number, origin, ended_at, record) VALUES (?, ?, ?, ?, ?)",
                arguments: [
                    turn.session, turn.timeline.turn.number, turn.timeline.origin.rawValue, turn.endedAt.inText,
                    turn.json,
                ])
        case .sessionEnded(let id, let time):
            try database.execute(
                sql: "UPDATE session SET ended_at = ? WHERE id = ?", arguments: [time.inText, id])
        }
    }

    private static func addSession(
        _ id: String, _ time: Date, _ settings: [String: String], to database: Database
    ) throws {
        // Not INSERT OR IGNORE, which uses up a number each time.
        let known = try Int.fetchOne(database, sql: "SELECT number FROM session WHERE id = ?", arguments: [id])
        guard known == nil else { return }
        try database.execute(
            sql: "INSERT INTO session (id, began_at, settings) VALUES (?, ?, ?)",
            arguments: [id, time.inText, JSONText.of(settings)])
    }

    /// A migration that was released is never changed; another one follows it.
    private static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("sessions and turns") { database in
            try database.execute(
                sql: """
                    CREATE TABLE session (
                        number INTEGER PRIMARY KEY AUTOINCREMENT,
                        id TEXT NOT NULL UNIQUE,
                        began_at TEXT NOT NULL,
                        ended_at TEXT,
                        settings TEXT NOT NULL
                    );
                    CREATE TABLE turn (
                        id INTEGER PRIMARY KEY AUTOINCREMENT,
                        session TEXT NOT NULL REFERENCES session (id) ON DELETE CASCADE,
                        number INTEGER NOT NULL,
                        origin TEXT NOT NULL,
                        ended_at TEXT NOT NULL,
                        record TEXT NOT NULL,
                        UNIQUE (session, number)
                    );
                    """)
        }
        return migrator
    }
}
