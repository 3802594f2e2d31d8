/// A frame of a client's sound, and what the detector makes of it.
struct HeardFrame: Sendable {
    /// -1…1, as many as the detector takes.
    let samples: [Float]
    /// How likely it is speech, 0…1.
    let probability: Float
}
