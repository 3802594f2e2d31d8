internal import ElevenLabsWire

/// The words of a stretch of a connection's audio; times count from the connection's first sample.
struct RecognizedStretch: Sendable, Equatable {
    var text: String
    /// Seconds, 0 to a day.
    let start: Double
    /// Seconds, from the start to a day.
    let end: Double
    /// Whether the words can no longer change.
    var isFinal: Bool
    /// Whether they answer a `finalize`.
    var isFinalized: Bool
    /// Seconds from the connection's first sample.
    var words: [Word]

    /// Times that are out of range are brought into it.
    init(text: String, start: Double, end: Double, isFinal: Bool, isFinalized: Bool, words: [Word]) {
        self.text = text
        self.start = MediaSeconds.bounded(start)
        self.end = max(self.start, MediaSeconds.bounded(end))
        self.isFinal = isFinal
        self.isFinalized = isFinalized
        self.words = words
    }

    struct Word: Sendable, Equatable {
        var text: String
        /// Seconds, 0 to a day.
        let start: Double
        /// Seconds, from the start to a day.
        let end: Double

        /// Times that are out of range are brought into it.
        init(text: String, start: Double, end: Double) {
            self.text = text
            self.start = MediaSeconds.bounded(start)
            self.end = max(self.start, MediaSeconds.bounded(end))
        }
    }
}
