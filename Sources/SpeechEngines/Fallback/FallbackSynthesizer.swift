public import SpeechText

/// Several synthesizers as one: when one fails, the next goes on with the first chunk of which nothing was heard.
///
/// The rest of a chunk that was heard in part is left out. Each synthesizer is tried once in a reply; one that failed is
/// tried last for 30 seconds.
public final class FallbackSynthesizer: Synthesizer {
    /// The rate is the first one's; sound of other rates is converted.
    public let capabilities: SynthesizerCapabilities

    private let list: FallbackList<any Synthesizer>

    /// - Parameters:
    ///   - synthesizers: at least one, the best first.
    ///   - report: told of every fallback of every session; must return at once.
    public init(
        _ synthesizers: [NamedEngine<any Synthesizer>], clock: some Clock<Duration> = ContinuousClock(),
        report: @escaping @Sendable (EngineFallback) -> Void = { _ in }
    ) {
        self.list = FallbackList(.synthesizer, synthesizers, clock: clock, report: report)
        let all = synthesizers.map(\.engine.capabilities)
        self.capabilities = SynthesizerCapabilities(
            sampleRate: all[0].sampleRate, languages: all[0].languages,
            hasCharacterTimes: all.allSatisfy(\.hasCharacterTimes))
    }

    public func speak<Chunks: AsyncSequence & Sendable>(
        _ chunks: Chunks, emit: @Sendable (SpokenPiece) async throws -> Void
    ) async throws where Chunks.Element == SpeechChunk, Chunks.Failure == Never {
        let relay = ChunkRelay()
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { await relay.pull(chunks) }
            defer { group.cancelAll() }
            try await self.speak(relay, emit)
        }
    }

    private func speak(_ relay: ChunkRelay, _ emit: @Sendable (SpokenPiece) async throws -> Void) async throws {
        let hearing = FallbackHearing(relay: relay)
        try await self.list.trying(while: hearing.isWanted) { synthesizer in
            let engine = synthesizer.engine
            let first = hearing.next
            let conversion = PieceConverter(
                firstChunk: first, from: engine.capabilities.sampleRate, to: self.capabilities.sampleRate)
            try await engine.speak(RelayedChunks(relay: relay, first: first)) { piece in
                for piece in try conversion.append(piece) { try await hearing.give(piece, to: emit) }
            }
            for piece in conversion.finish() { try await hearing.give(piece, to: emit) }
        }
    }

    private init(_ other: FallbackSynthesizer, list: FallbackList<any Synthesizer>) {
        self.capabilities = other.capabilities
        self.list = list
    }

    /// The same engines, for a session that wants to be told of its own fallbacks.
    /// - Parameter observer: must return at once.
    public func telling(_ observer: @escaping @Sendable (EngineFallback) -> Void) -> any Synthesizer {
        FallbackSynthesizer(self, list: self.list.telling(observer))
    }

    public func stop() async {
        for engine in self.list.engines { await engine.engine.stop() }
    }
}
