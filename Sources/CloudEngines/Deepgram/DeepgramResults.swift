/// The words of a stretch of a connection's audio; times count from the connection's first sample.
struct DeepgramResults: Sendable, Equatable {
    var text: String
    var start: Double
    var end: Double
    /// Whether the words can no longer change.
    var isFinal: Bool
    /// Whether they answer a `Finalize`.
    var isFinalized: Bool
    /// Seconds from the connection's first sample.
    var words: [Word]

    struct Word: Sendable, Equatable {
        var text: String
        var start: Double
        var end: Double
    }
}

extension DeepgramResults {
    init(_ body: DeepgramMessage.ResultsBody) {
        let best = body.channel.alternatives.first
        self.init(
            text: best?.transcript ?? "", start: body.start, end: body.start + body.duration,
            isFinal: body.isFinal ?? false, isFinalized: body.fromFinalize ?? false,
            words: (best?.words ?? []).map {
                Word(text: $0.punctuatedWord ?? $0.word, start: $0.start, end: $0.end)
            })
    }
}
