internal import Foundation
internal import GRDB
internal import ServerEdge
internal import TurnTimes

/// Sessions and their turns in an SQLite file. Reads go beside writes.
struct TurnDatabase: TurnPlace {
    private let database: DatabasePool
    private let limit: Int

    /// - Parameters:
    ///   - file: made if it is not there.
    ///   - limit: turns, and sessions, that are kept.
    init(file: String, limit: Int) throws {
        self.database = try DatabasePool(path: file)
        try Self.migrator.migrate(self.database)
        self.limit = limit
    }

    func write(_ notes: [TurnNote]) async throws {
        try await self.database.write { [limit = self.limit] database in
            for note in notes { try Self.write(note, to: database) }
            try database.execute(
                sql: "DELETE FROM turn WHERE id <= (SELECT max(id) FROM turn) - ?", arguments: [limit])
            try database.execute(
                sql: "DELETE FROM session WHERE number <= (SELECT max(number) FROM session) - ?", arguments: [limit])
        }
    }

    func turns(limit: Int, session: String?) async throws -> [String] {
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

    func session(_ id: String, turns: Int) async throws -> KeptSession? {
        try await self.database.read { database in
            guard let row = try Row.fetchOne(database, sql: "SELECT * FROM session WHERE id = ?", arguments: [id])
            else { return nil }
            let records = try String.fetchAll(
                database, sql: "SELECT record FROM turn WHERE session = ? ORDER BY id LIMIT ?", arguments: [id, turns])
            return KeptSession(
                id: id, began: row["began_at"], ended: row["ended_at"], settings: row["settings"], records: records)
        }
    }

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
