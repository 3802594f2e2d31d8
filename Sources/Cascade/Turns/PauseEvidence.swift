public import SpeechAudio

/// What is known of a pause in the user's speech while it lasts.
public struct PauseEvidence: Sendable, Hashable {
    /// The turn's words up to the pause; nil while they are not known.
    public var text: String?
    /// What the turn model thought of the sound up to the pause, each time it was asked, 0…1; empty while it is not known.
    public private(set) var scores: [Float]
    /// How the last words sounded; nil while it is not known.
    public var sound: SpeechEnding?
    /// How often in this session an answer came before the user had finished.
    public var cutIns: Int
    /// How long the user's pauses in this session are against usual ones, 0.6…1.8.
    public var pace: Double

    public init(
        text: String? = nil, scores: [Float] = [], sound: SpeechEnding? = nil, cutIns: Int = 0,
        pace: Double = 1
    ) {
        self.text = text
        self.scores = scores
        self.sound = sound
        self.cutIns = cutIns
        self.pace = pace
    }

    /// The turn model was asked once more; of more than eight answers to one pause the latest count.
    public mutating func add(score: Float) { self.scores = self.scores.suffix(7) + [score] }
}
