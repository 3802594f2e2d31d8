internal import SpeechEngines
internal import SpeechText
internal import Synchronization
internal import TurnTimes

/// A synthesizer whose sound is heard when all of it is made. It holds the sound of one reply.
struct SequentialSynthesizer: Synthesizer {
    let synthesizer: any Synthesizer
    let marks: SequentialMarks
    let clock: SessionClock

    var capabilities: SynthesizerCapabilities { self.synthesizer.capabilities }

    func speak<Chunks: AsyncSequence & Sendable>(
        _ chunks: Chunks, emit: @Sendable (SpokenPiece) async throws -> Void
    ) async throws where Chunks.Element == SpeechChunk, Chunks.Failure == Never {
        let whole = Mutex<[SpokenPiece]>([])
        self.marks.beginAudio()
        try await self.synthesizer.speak(chunks) { piece in
            self.marks.audio(at: self.clock.now)
            whole.withLock { $0.append(piece) }
        }
        for piece in whole.withLock({ $0 }) { try await emit(piece) }
    }

    func telling(_ observer: @escaping @Sendable (EngineFallback) -> Void) -> any Synthesizer {
        SequentialSynthesizer(synthesizer: self.synthesizer.telling(observer), marks: self.marks, clock: self.clock)
    }
}
