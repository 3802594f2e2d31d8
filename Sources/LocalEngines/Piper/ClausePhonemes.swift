/// A clause as the voice reads it: the phonemes of its words, with blanks and marks between.
struct ClausePhonemes: Sendable {
    /// The phonemes of one word as the phonemizer wrote it; it may join or split the text's words.
    typealias Word = [Unicode.Scalar]

    let clause: ClauseText
    /// The phonemizer's words of each phrase.
    let phrases: [[Word]]

    /// - Parameter phrases: the phonemizer's words of each of the clause's phrases, with only phonemes that the
    ///   voice knows.
    init(clause: ClauseText, phrases: [[Word]]) {
        precondition(clause.phrases.count == phrases.count, "phonemes for each phrase")
        self.clause = clause
        self.phrases = phrases
    }

    /// What the voice is given; empty if the clause makes no sound.
    var symbols: [Unicode.Scalar] {
        var symbols: [Unicode.Scalar] = []
        for (phrase, words) in zip(self.clause.phrases, self.phrases) where !words.isEmpty {
            if !symbols.isEmpty { symbols.append(" ") }
            symbols += words.joined(separator: [" "])
            if let mark = phrase.mark { symbols.append(mark) }
        }
        return symbols
    }

    /// Phrases where it cannot be seen which phonemes are which word's: the phonemizer joins small words, and reads
    /// numbers, signs and short forms as several.
    var unclearPhrases: [Int] {
        self.phrases.indices.filter { index in
            let words = self.clause.phrases[index].words
            guard words.count > 1, !self.phrases[index].isEmpty else { return false }
            return self.phrases[index].count != words.count || !words.allSatisfy(\.isPlain)
        }
    }
}

extension ClauseText.Word {
    fileprivate var isPlain: Bool { self.spoken.allSatisfy { $0.isLetter || $0 == "'" } }
}
