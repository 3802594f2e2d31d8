/// A word and when it was spoken, from the first sample of its utterance.
public struct TimedWord: Sendable, Equatable {
    public var text: String
    public var start: Duration
    public var end: Duration

    public init(text: String, start: Duration, end: Duration) {
        self.text = text
        self.start = start
        self.end = end
    }
}
