/// What a stream asks the engine to transcribe.
struct MoonshineWork: Sendable {
    /// Tells the answer which question it belongs to.
    let id: Int
    /// Where the samples begin in their utterance.
    let start: Int
    let samples: [Float]
    /// Whether the samples are the front of a longer utterance, cut off at a pause.
    let isFront: Bool
    /// Tokens of the last transcription of a shorter part of the same sound.
    let hypothesis: [Int64]
    let urgency: Urgency
}
