/// How the first clause of a reply is released early, because the listener is waiting.
public struct FirstPiece: Sendable, Equatable {
    /// The fewest words before a comma, dash or colon that make a first piece.
    public var fewestWords: Int

    /// After this many words the piece is released even without a clause boundary, unless its last word needs the next.
    public var mostWords: Int

    /// Makes the limits; each is at least one word.
    ///
    /// Four words sound for about a second, several times as long as the rest of a sentence takes to write and voice.
    public init(fewestWords: Int = 2, mostWords: Int = 4) {
        self.fewestWords = max(1, fewestWords)
        self.mostWords = max(self.fewestWords, mostWords)
    }

    /// The limits of the piece behind the first in a long sentence: text that comes at 20 tokens a second is there before the
    /// second or so that a first piece of four words sounds is over.
    static let second = FirstPiece(fewestWords: 12, mostWords: 16)

    /// The limits of the piece behind a first sentence of a word or two, which is over before a long sentence is there.
    static let behindShortSentence = FirstPiece(fewestWords: 5, mostWords: 7)

    /// Fewer words than these sound for less time than a long sentence takes to write and voice.
    static let fewestBeforeSentence = 6
}
