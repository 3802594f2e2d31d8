internal import SpeechText

/// The chunks of a relay from one of them on, for one synthesizer.
struct RelayedChunks: AsyncSequence, Sendable {
    typealias Element = SpeechChunk
    typealias Failure = Never

    let relay: ChunkRelay
    let first: Int

    func makeAsyncIterator() -> Iterator { Iterator(relay: self.relay, next: self.first) }

    struct Iterator: AsyncIteratorProtocol {
        let relay: ChunkRelay
        var next: Int

        mutating func next() async -> SpeechChunk? { await self.take() }
        mutating func next(isolation actor: isolated (any Actor)?) async -> SpeechChunk? { await self.take() }

        private mutating func take() async -> SpeechChunk? {
            defer { self.next += 1 }
            return await self.relay.chunk(self.next)
        }
    }
}
