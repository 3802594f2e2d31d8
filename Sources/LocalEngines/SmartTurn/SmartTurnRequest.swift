/// A window to score, and the way back for its probability.
struct SmartTurnRequest: Sendable {
    /// The latest sound at 16 kHz.
    let samples: [Float]
    let job: EngineJob<Float>
}
