/// The rule before there was an estimate: less silence behind words that end a sentence. The parameter scales both waits.
public struct SentencePolicy: PausePolicy {
    public let name = "sentence rule"
    public let parameters = Array(stride(from: 0.1, through: 3, by: 0.05))
    /// Milliseconds.
    private static let (afterSentence, otherwise) = (300.0, 800.0)

    public init() {}

    private static func wait(after text: String?) -> Double {
        guard let text, let last = text.last(where: { !$0.isWhitespace && !"\"”')".contains($0) }) else {
            return self.otherwise
        }
        return ".!?".contains(last) && !text.hasSuffix("...") ? self.afterSentence : self.otherwise
    }

    public func decision(in silence: TrialEvidence.Silence, _ parameter: Double) -> Double? {
        func end(after text: String?) -> Double {
            silence.start + parameter * Self.wait(after: text)
        }
        let without = max(silence.known, end(after: nil))
        guard let words = silence.transcript, words.known < without else { return without }
        return max(words.known, end(after: words.text))
    }
}
