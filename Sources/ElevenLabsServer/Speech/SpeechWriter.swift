internal import ElevenLabsWire
internal import SpeechAudio
internal import SpeechEngines
internal import SpeechText
internal import Synchronization

/// Speaks a queue of chunks in an output format, with the times of its characters.
struct SpeechWriter: Sendable {
    /// A piece of written sound.
    struct Piece: Sendable, Equatable {
        var audio: [UInt8]
        /// Times of characters, with the first piece of a clause or, when each piece has its own, of that piece.
        var times: Times?
        /// Samples a second of the times.
        var sampleRate: Int
    }

    /// Times of characters and from where they count.
    struct Times: Sendable, Equatable {
        var characters: ChunkTimes.Clause
        /// Samples, as the synthesizer made them, before their zero.
        var origin: Int
    }

    /// A longer piece of sound is sent as several; keeps messages far below the megabyte that some clients take.
    static let pieceLimit = Duration.milliseconds(400)

    private struct State: ~Copyable {
        var encoder: OutputEncoder
        var chunk = -1
        var times: ChunkTimes?
        var progress: ClauseProgress?
        /// Times of sound whose bytes are not written yet.
        var held: Times?
        var position = 0
    }

    let synthesizer: any Synthesizer
    let format: OutputFormat
    /// Whether each piece has times of its own.
    let timesEachPiece: Bool

    /// Returns when the queue has finished and all is spoken.
    /// - Throws: what the synthesizer or `emit` throws, or `AudioError` for a format that is not made here.
    func speak(_ queue: SpeechQueue, emit: @escaping @Sendable (Piece) async throws -> Void) async throws {
        let rate = self.synthesizer.capabilities.sampleRate
        let state = Mutex(State(encoder: try OutputEncoder(AudioFormat(self.format), from: rate)))
        let longest = max(1, Self.pieceLimit.samples(at: rate))
        try await self.synthesizer.speak(queue.chunks) { piece in
            var samples = piece.samples[...]
            var times = piece.times
            repeat {
                let part = Array(samples.prefix(longest))
                samples = samples.dropFirst(longest)
                let written = try state.withLock { state in
                    try self.write(part, piece.chunk, times, queue, &state, rate)
                }
                times = nil
                for piece in written { try await emit(piece) }
            } while !samples.isEmpty
        }
        let last = try state.withLock { state in
            Piece(audio: try state.encoder.finish(), times: state.held, sampleRate: rate)
        }
        if !last.audio.isEmpty || last.times != nil { try await emit(last) }
    }

    private func write(
        _ samples: [Float], _ chunk: Int, _ times: CharacterTimes?, _ queue: SpeechQueue, _ state: inout State,
        _ rate: Int
    ) throws -> [Piece] {
        if chunk != state.chunk {
            (state.chunk, state.progress) = (chunk, nil)
            state.times = queue.sounding(chunk).map { ChunkTimes($0) }
        }
        var clause: ChunkTimes.Clause?
        if let times, let timed = state.times?.take(times) {
            state.progress = self.timesEachPiece ? ClauseProgress(timed) : nil
            clause = timed
        }
        if self.timesEachPiece { clause = state.progress?.take(samples.count) }
        let own = clause.map { Times(characters: $0, origin: state.position) }
        state.position += samples.count
        var pieces: [Piece] = []
        if let held = state.held, own != nil {
            // Two clauses before any byte: the first goes without sound.
            pieces.append(Piece(audio: [], times: held, sampleRate: rate))
            state.held = nil
        }
        let audio = try state.encoder.append(samples)
        let known = own ?? state.held
        state.held = audio.isEmpty ? known : nil
        return audio.isEmpty ? pieces : pieces + [Piece(audio: audio, times: known, sampleRate: rate)]
    }
}

extension AudioOutput {
    init(_ piece: SpeechWriter.Piece) {
        func alignment(_ characters: [TimedCharacter]?) -> Alignment? {
            guard let characters, !characters.isEmpty else { return nil }
            return Alignment(characters, sampleRate: piece.sampleRate)
        }
        self.init(
            audio: piece.audio, alignment: alignment(piece.times?.characters.source),
            normalizedAlignment: alignment(piece.times?.characters.spoken))
    }
}
