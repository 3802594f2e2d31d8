package import ServerEdge

/// Sessions and their turns: in a file, or in memory until the server ends.
package struct TurnStore: Sendable {
    /// What is kept in a file: about 150 MB.
    static let turnsInFile = 100_000
    /// What is kept in memory: about 3 MB.
    static let turnsInMemory = 2_000
    /// Turns that one answer holds at the most.
    package static let longestAnswer = 500

    private let place: any TurnPlace

    /// - Parameters:
    ///   - file: made if it is not there; nil keeps all in memory.
    ///   - limit: turns, and sessions, that are kept; by default those of the constants.
    /// - Throws: `ServerError` if the file cannot be used.
    package init(file: String?, limit: Int? = nil) throws(ServerError) {
        guard let file else {
            self.place = RecentTurns(limit: limit ?? Self.turnsInMemory)
            return
        }
        do {
            self.place = try TurnDatabase(file: file, limit: limit ?? Self.turnsInFile)
        } catch {
            throw ServerError("the store \(file) cannot be used: give another file with --store (\(error))")
        }
    }

    /// Keeps what happened, all or, on an error, nothing of it.
    func write(_ notes: [TurnNote]) async throws { try await self.place.write(notes) }

    /// The records of turns as JSON, the latest first.
    /// - Parameter session: only those of this session.
    package func turns(limit: Int, session: String? = nil) async throws -> [String] {
        try await self.place.turns(limit: limit, session: session)
    }

    /// A session as JSON with its turns, the first one first; nil if there is none of this id.
    package func session(_ id: String) async throws -> String? {
        try await self.place.session(id, turns: Self.longestAnswer)?.json
    }

    /// Ends when no read or write is under way.
    func close() throws { try self.place.close() }
}
