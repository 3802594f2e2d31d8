/// What a stream asks the engine to transcribe.
struct MoonshineWork: Sendable {
    /// Tells the answer which question it belongs to.
    let id: Int
    let samples: [Float]
    /// Tokens of the last transcription of a shorter part of the same sound.
    let hypothesis: [Int64]
    let urgency: Urgency
}
