internal import Synchronization

/// What was heard of a reply that several synthesizers may speak.
final class FallbackHearing: Sendable {
    private let state = Mutex((next: 0, isUnwanted: false))
    private let relay: ChunkRelay

    init(relay: ChunkRelay) {
        self.relay = relay
    }

    /// The first chunk of which nothing was heard.
    var next: Int { self.state.withLock { $0.next } }

    /// Whether another synthesizer may go on: not when the listener has failed.
    func isWanted() -> Bool { self.state.withLock { !$0.isUnwanted } }

    func give(_ piece: SpokenPiece, to listener: @Sendable (SpokenPiece) async throws -> Void) async throws {
        self.state.withLock { $0.next = max($0.next, piece.chunk + 1) }
        self.relay.forget(through: piece.chunk)
        do {
            try await listener(piece)
        } catch {
            self.state.withLock { $0.isUnwanted = true }
            throw error
        }
    }
}
