internal import SpeechAudio
public import SpeechEngines
public import SpeechText
internal import Synchronization

/// Another synthesizer's voice, higher or lower.
///
/// Its sound is played faster or slower, so it is shorter or longer too: a synthesizer that speaks slower by the same
/// factor keeps the tempo.
public struct PitchedSynthesizer: Synthesizer {
    /// One clause's sound on its way to another pitch.
    private struct State: ~Copyable {
        var resampler: Resampler?
        var chunk = 0
    }

    public let capabilities: SynthesizerCapabilities
    private let voice: any Synthesizer
    private let playedRate: Int

    /// - Parameter pitch: 0.5…2 times the voice's own.
    /// - Throws: `EngineError` with code `unsupported` for a pitch out of range.
    public init(_ voice: any Synthesizer, pitch: Double) throws(EngineError) {
        guard (0.5...2).contains(pitch) else { throw EngineError(.unsupported, "the pitch must be 0.5…2") }
        self.voice = voice
        self.capabilities = voice.capabilities
        self.playedRate = Int((Double(voice.capabilities.sampleRate) * pitch).rounded())
    }

    public func speak<Chunks: AsyncSequence & Sendable>(
        _ chunks: Chunks, emit: @Sendable (SpokenPiece) async throws -> Void
    ) async throws where Chunks.Element == SpeechChunk, Chunks.Failure == Never {
        let state = Mutex(State())
        try await self.voice.speak(chunks) { piece in
            let (rest, own) = try state.withLock { state in try self.take(piece, &state) }
            if let rest { try await emit(rest) }
            if !own.samples.isEmpty || own.times != nil { try await emit(own) }
        }
        if let rest = state.withLock({ state in Self.finish(&state) }) { try await emit(rest) }
    }

    /// The rest of the clause before, if the piece begins another, and the piece itself.
    ///
    /// Each clause is converted by itself, so that its times fit its sound to the sample.
    private func take(_ piece: SpokenPiece, _ state: inout State) throws -> (SpokenPiece?, SpokenPiece) {
        var rest: SpokenPiece?
        if piece.times != nil || state.resampler == nil || state.chunk != piece.chunk {
            rest = Self.finish(&state)
            state.resampler = try Resampler(from: self.playedRate, to: self.capabilities.sampleRate)
            state.chunk = piece.chunk
        }
        let samples = state.resampler?.append(piece.samples) ?? []
        let times = piece.times.map { times in
            CharacterTimes(text: times.text, ends: times.ends.map { self.converted($0) })
        }
        return (rest, SpokenPiece(chunk: piece.chunk, samples: samples, times: times))
    }

    private static func finish(_ state: inout State) -> SpokenPiece? {
        let samples = state.resampler?.finish() ?? []
        state.resampler = nil
        return samples.isEmpty ? nil : SpokenPiece(chunk: state.chunk, samples: samples)
    }

    /// A length as the resampler makes it: rounded up.
    private func converted(_ samples: Int) -> Int {
        (samples * self.capabilities.sampleRate + self.playedRate - 1) / self.playedRate
    }
}
