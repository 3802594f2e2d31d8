/// What is chosen of that which a turn's stages depend on.
public struct BudgetChoices: Sendable, Equatable {
    /// Whether the stages of a turn wait for each other.
    public var isSequential = false
    public var silenceAfterSentence = Duration.milliseconds(300)
    public var silenceOtherwise = Duration.milliseconds(800)
    /// Whether the first clause is spoken as soon as it is there.
    public var hasFirstPiece = true
    /// Whether the schedule waits for more text than a sentence.
    public var collectsText = false
    /// Whether a smaller file of the local model is left to try.
    public var hasFasterModel = false

    public init() {}

    /// The least silence that ends a turn; a sequential turn knows no words, so that it waits the same always.
    var shortestSilence: Duration {
        self.isSequential ? self.silenceAfterSentence : min(self.silenceAfterSentence, self.silenceOtherwise)
    }
}
