internal import SpeechAudio

/// Turns one synthesizer's pieces into those of a list: its chunks' numbers, its rate.
struct PieceConversion: ~Copyable {
    private let firstChunk: Int
    private let from: Int
    private let to: Int
    /// The chunk that is heard now, and its sound so far at both rates.
    private var chunk = -1
    private var resampler: Resampler?
    private var timed = 0

    /// - Parameter firstChunk: the number in the list's counting of the synthesizer's chunk 0.
    init(firstChunk: Int, from: Int, to: Int) {
        self.firstChunk = firstChunk
        self.from = from
        self.to = to
    }

    /// - Returns: the pieces that are ready; each chunk is converted by itself, so that its length is known exactly.
    mutating func append(_ piece: SpokenPiece) throws -> [SpokenPiece] {
        var piece = piece
        piece.chunk += self.firstChunk
        guard self.from != self.to else { return [piece] }
        let rest = piece.chunk == self.chunk ? [] : self.finish()
        if piece.chunk != self.chunk {
            (self.chunk, self.timed) = (piece.chunk, 0)
            self.resampler = try Resampler(from: self.from, to: self.to)
        }
        piece.samples = self.resampler?.append(piece.samples) ?? []
        if let times = piece.times {
            let start = self.timed
            piece.times = CharacterTimes(
                text: times.text, ends: times.ends.map { self.scaled(start + $0) - self.scaled(start) })
            self.timed += times.length
        }
        return rest + [piece]
    }

    /// The rest of the last chunk's sound.
    mutating func finish() -> [SpokenPiece] {
        let samples = self.resampler?.finish() ?? []
        self.resampler = nil
        return samples.isEmpty ? [] : [SpokenPiece(chunk: self.chunk, samples: samples)]
    }

    /// Rounded up, as the resampler rounds the length of a sound.
    private func scaled(_ position: Int) -> Int { (position * self.to + self.from - 1) / self.from }
}
