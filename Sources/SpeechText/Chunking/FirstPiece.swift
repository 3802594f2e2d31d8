/// How the first clause of a reply is released early, because the listener is waiting.
public struct FirstPiece: Sendable, Equatable {
    /// The fewest words before a comma, dash or colon that make a first piece.
    public var fewestWords: Int

    /// After this many words the piece is released even without a clause boundary.
    public var mostWords: Int

    /// Makes the limits; each is at least one word.
    public init(fewestWords: Int = 2, mostWords: Int = 6) {
        self.fewestWords = max(1, fewestWords)
        self.mostWords = max(self.fewestWords, mostWords)
    }
}
