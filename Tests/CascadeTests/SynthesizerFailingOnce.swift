import ScriptedEngines
import SpeechEngines
import SpeechText
import Synchronization

/// A synthesizer that fails at its first reply.
final class SynthesizerFailingOnce: Synthesizer {
    private let spare = ScriptedSynthesizer()
    private let hasFailed = Atomic(false)

    var capabilities: SynthesizerCapabilities { self.spare.capabilities }

    func speak<Chunks: AsyncSequence & Sendable>(
        _ chunks: Chunks, emit: @Sendable (SpokenPiece) async throws -> Void
    ) async throws where Chunks.Element == SpeechChunk, Chunks.Failure == Never {
        guard self.hasFailed.exchange(true, ordering: .relaxed) else {
            throw EngineError(.failed, "the synthesizer tripped")
        }
        try await self.spare.speak(chunks, emit: emit)
    }
}
