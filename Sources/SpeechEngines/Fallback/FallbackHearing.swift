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

    /// Whether the listener has failed: then no other synthesizer is wanted.
    var isUnwanted: Bool { self.state.withLock { $0.isUnwanted } }

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
