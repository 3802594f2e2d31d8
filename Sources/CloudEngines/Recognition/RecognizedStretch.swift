/// The words of a stretch of a connection's audio; times count from the connection's first sample.
struct RecognizedStretch: Sendable, Equatable {
    var text: String
    var start: Double
    var end: Double
    /// Whether the words can no longer change.
    var isFinal: Bool
    /// Whether they answer a `finalize`.
    var isFinalized: Bool
    /// Seconds from the connection's first sample.
    var words: [Word]

    struct Word: Sendable, Equatable {
        var text: String
        var start: Double
        var end: Double
    }
}
