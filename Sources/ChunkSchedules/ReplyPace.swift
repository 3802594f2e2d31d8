internal import SpeechAudio
public import TurnTimes

/// How fast replies are written and spoken: what a schedule's latency depends on.
public struct ReplyPace: Sendable, Equatable {
    /// Characters of text a second after the first token.
    public var text: Double
    /// Characters that a second of speech holds.
    public var speech: Double
    /// From a piece's release to its first sound.
    public var delay: Duration

    /// Before anything was measured: 30 tokens of four and a half characters a second, and the local voice
    /// as it speaks and is delayed on two cores.
    public static let standard = ReplyPace(text: 135, speech: 18, delay: .milliseconds(100))

    public init(text: Double, speech: Double, delay: Duration) {
        self.text = text
        self.speech = speech
        self.delay = delay
    }

    /// Replies shorter than this say little about pace.
    static let fewestTokens = 8
    static let fewestCharacters = 40

    /// Half of what is known gives way to each new reply, so that the pace follows a model that slows down, and a single
    /// odd reply moves it by half.
    private static let share = 0.5

    /// Takes in a turn that has ended; one that was cut off before its text was complete, or is too short, changes
    /// nothing.
    public mutating func learn(from timeline: Timeline) {
        guard timeline.reply.tokens >= Self.fewestTokens, timeline.reply.characters >= Self.fewestCharacters,
            let first = timeline.marks[.firstToken], let last = timeline.marks[.lastToken]
        else { return }
        let characters = Double(timeline.reply.characters)
        // The first token's characters are there when the time begins. A text that comes all at once has no pace; a
        // millisecond stands for that.
        let rest = characters * Double(timeline.reply.tokens - 1) / Double(timeline.reply.tokens)
        Self.mix(&self.text, rest / max(0.001, (last - first).seconds))
        if timeline.reply.audio > .zero, timeline.marks[.interrupted] == nil {
            Self.mix(&self.speech, characters / timeline.reply.audio.seconds)
        }
        if let delay = timeline[.chunkToAudio], delay >= .zero {
            self.delay = self.delay * (1 - Self.share) + delay * Self.share
        }
    }

    /// In logarithms, because a pace twice as fast is as far off as one half as fast.
    private static func mix(_ known: inout Double, _ new: Double) {
        guard new > 0, new.isFinite else { return }
        known = (known * new).squareRoot()
    }
}
