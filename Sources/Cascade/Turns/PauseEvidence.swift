public import SpeechAudio

/// What is known of a pause in the user's speech while it lasts.
public struct PauseEvidence: Sendable, Hashable {
    /// The turn's words up to the pause; nil while they are not known.
    public var text: String?
    /// What the turn model thinks of the sound up to the pause, 0…1; nil while it is not known.
    public var score: Float?
    /// How the last words sounded; nil while it is not known.
    public var sound: SpeechEnding?
    /// How often in this session an answer came before the user had finished.
    public var cutIns: Int

    public init(
        text: String? = nil, score: Float? = nil, sound: SpeechEnding? = nil, cutIns: Int = 0
    ) {
        self.text = text
        self.score = score
        self.sound = sound
        self.cutIns = cutIns
    }
}
