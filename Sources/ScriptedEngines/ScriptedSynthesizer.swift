public import SpeechEngines
public import SpeechText

/// Speaks every text as a tone of a length that its characters set.
public struct ScriptedSynthesizer: Synthesizer {
    public let capabilities = SynthesizerCapabilities(sampleRate: 24_000, languages: ["en"], hasCharacterTimes: true)

    private let characterDuration: Duration
    private let delay: Duration
    private let pieceLength: Int
    private let clock: any Clock<Duration>

    /// - Parameters:
    ///   - characterDuration: how long a character sounds.
    ///   - delay: time from a chunk to its first sound.
    ///   - pieceLength: samples of a piece at the most.
    public init(
        characterDuration: Duration = .milliseconds(14), delay: Duration = .zero, pieceLength: Int = 4800,
        clock: any Clock<Duration> = ContinuousClock()
    ) {
        self.characterDuration = characterDuration
        self.delay = delay
        self.pieceLength = pieceLength
        self.clock = clock
    }

    public func speak<Chunks: AsyncSequence & Sendable>(
        _ chunks: Chunks, emit: @Sendable (SpokenPiece) async throws -> Void
    ) async throws where Chunks.Element == SpeechChunk, Chunks.Failure == Never {
        let length = Int(self.characterDuration / .microseconds(1)) * self.capabilities.sampleRate / 1_000_000
        var index = 0
        for await chunk in chunks {
            try Task.checkCancellation()
            if self.delay > .zero { try await self.clock.sleep(for: self.delay) }
            let ends = (1...max(1, chunk.text.count)).prefix(chunk.text.count).map { $0 * length }
            var times: CharacterTimes? = CharacterTimes(text: chunk.text, ends: ends)
            var position = 0
            while position < chunk.text.count * length {
                let end = min(position + self.pieceLength, chunk.text.count * length)
                try await emit(
                    SpokenPiece(chunk: index, samples: Self.tone(from: position, to: end), times: times))
                (position, times) = (end, nil)
            }
            index += 1
        }
        try Task.checkCancellation()
    }

    /// 375 Hz at 24 kHz: a period is 64 samples, so the tone is a triangle that needs no library.
    private static func tone(from start: Int, to end: Int) -> [Float] {
        (start..<end).map { Float(abs($0 % 64 - 32) - 16) / 80 }
    }
}
