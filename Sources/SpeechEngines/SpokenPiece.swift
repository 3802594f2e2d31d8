/// A piece of synthesized sound.
public struct SpokenPiece: Sendable, Equatable {
    /// Which chunk is heard, counted from 0 in the order given to the synthesizer.
    public var chunk: Int

    /// Mono, -1…1, at the synthesizer's rate; follows the piece before without a gap.
    public var samples: [Float]

    /// When each character is heard; comes with the first piece of its text, and covers that text whole.
    public var times: CharacterTimes?

    public init(chunk: Int, samples: [Float], times: CharacterTimes? = nil) {
        self.chunk = chunk
        self.samples = samples
        self.times = times
    }
}
