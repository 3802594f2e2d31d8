/// What the recognizer has understood of one utterance so far.
public struct Transcript: Sendable, Equatable {
    /// The words, with the recognizer's capitals and punctuation; empty when nothing was understood.
    public var text: String

    /// Whether the words can no longer change; a final transcript ends its utterance.
    public var isFinal: Bool

    /// Whether it stands for all sound up to the pause that the recognizer was asked about; of a recognizer that cannot tell,
    /// always.
    public var isSettled: Bool

    /// How much of the utterance's audio the words stand for, from its first sample.
    public var coverage: Duration

    /// Words with their times, where the recognizer knows them; else empty.
    public var words: [TimedWord]

    public init(
        text: String, isFinal: Bool, coverage: Duration, words: [TimedWord] = [], isSettled: Bool = true
    ) {
        self.text = text
        self.isFinal = isFinal
        self.coverage = coverage
        self.words = words
        self.isSettled = isSettled
    }
}
