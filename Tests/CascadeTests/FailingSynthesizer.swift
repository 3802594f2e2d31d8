import SpeechEngines
import SpeechText

/// A synthesizer that takes one chunk and fails.
struct FailingSynthesizer: Synthesizer {
    let capabilities = SynthesizerCapabilities(sampleRate: 24_000, languages: [], hasCharacterTimes: false)

    func speak<Chunks: AsyncSequence & Sendable>(
        _ chunks: Chunks, emit: @Sendable (SpokenPiece) async throws -> Void
    ) async throws where Chunks.Element == SpeechChunk, Chunks.Failure == Never {
        for await _ in chunks { throw EngineError(.failed, "the synthesizer tripped") }
    }
}
