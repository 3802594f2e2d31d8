/// The user's words as far as they were understood, over the utterances of the recorded session. Where a replay ends a turn
/// earlier or later than the session did, its utterances are other stretches of the same words.
struct WordTape {
    /// By the recorded utterance.
    private var texts: [Int: [Substring]] = [:]
    /// Behind the last word that is known.
    private(set) var end = WordMark()
    /// Where the replay's own utterance begins.
    var start = WordMark()

    /// Takes what was understood of a recorded utterance so far.
    mutating func hear(_ text: String, of utterance: Int, isFinal: Bool) {
        let words = text.split(whereSeparator: \.isWhitespace)
        self.texts[utterance] = words
        self.end = isFinal ? WordMark(utterance: utterance + 1) : WordMark(utterance: utterance, words: words.count)
    }

    /// The words of the replay's utterance so far.
    var text: String {
        guard self.start.utterance <= self.end.utterance else { return "" }
        let words = (self.start.utterance...self.end.utterance).flatMap { utterance -> ArraySlice<Substring> in
            (self.texts[utterance] ?? []).dropFirst(utterance == self.start.utterance ? self.start.words : 0)
        }
        return words.joined(separator: " ")
    }

    /// All that is known is of an utterance that is over.
    mutating func cut() {
        let isBehind =
            (self.end.utterance, self.end.words) > (self.start.utterance, self.start.words)
        if isBehind { self.start = self.end }
    }
}
