/// What is chosen of that which a turn's stages depend on.
public struct BudgetChoices: Sendable, Equatable {
    /// Whether the stages of a turn wait for each other.
    public var isSequential = false
    /// Whether turns are ended as early as the estimate allows.
    public var isEager = false
    public var leastSilence = Duration.milliseconds(60)
    public var mostSilence = Duration.milliseconds(1500)
    /// Whether the first clause is spoken as soon as it is there.
    public var hasFirstPiece = true
    /// Whether the schedule waits for more text than a sentence.
    public var collectsText = false
    /// Whether a smaller file of the local model is left to try.
    public var hasFasterModel = false

    public init() {}

    /// The silence that ends a sequential turn, which knows no words and so waits the same always.
    public static func fixedSilence(least: Duration, most: Duration) -> Duration {
        max(least, min(most, .milliseconds(300)))
    }

    var fixedSilence: Duration { Self.fixedSilence(least: self.leastSilence, most: self.mostSilence) }

    /// The least silence that ends a turn.
    var shortestSilence: Duration { self.isSequential ? self.fixedSilence : min(self.leastSilence, self.mostSilence) }
}
