/// Sound of the user's while the agent speaks, until it is known what it was.
struct OverlappingSpeech: Sendable, Hashable {
    /// When the sound began.
    let since: Duration
    /// Whether it lasted long enough to be meant.
    var isHeld = false
    /// When it ended; nil while it lasts.
    var endedAt: Duration?
    /// The words that were understood; nil before any transcript.
    var text: String?
    /// What is done to the reply meanwhile.
    var isLowered = false
    var isPaused = false
    /// Whether it has gone on for so long without words that it is taken for a noise.
    var isNoise = false

    /// - Parameter answer: over which it is heard.
    func words(over answer: Answer) -> SpokenWords { SpokenWords(self.text ?? "", over: answer.own) }
}
