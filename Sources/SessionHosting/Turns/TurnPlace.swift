/// Where sessions and their turns are kept. The oldest make room for new ones.
protocol TurnPlace: Sendable {
    /// Keeps what happened, all or, on an error, nothing of it.
    func write(_ notes: [TurnNote]) async throws

    /// The records of turns as JSON, the latest first.
    /// - Parameter session: only those of this session.
    func turns(limit: Int, session: String?) async throws -> [String]

    /// A session with its first turns; nil if there is none of this id.
    func session(_ id: String, turns: Int) async throws -> KeptSession?

    /// Ends when no read or write is under way.
    func close() throws
}
