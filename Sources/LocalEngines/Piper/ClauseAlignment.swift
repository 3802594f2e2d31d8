internal import SpeechEngines

/// Which word each phoneme of a clause belongs to, and so when each character is heard.
struct ClauseAlignment: Sendable {
    /// Samples of a frame, the unit of the voice's durations.
    static let samplesPerFrame = 256

    private let clause: ClauseText
    /// For each symbol the word that it belongs to, nil for a pause between words.
    let owners: [Int?]

    /// - Parameters:
    ///   - phonemes: the clause as the voice reads it.
    ///   - alone: for each unclear phrase the phonemes of each of its words, read alone.
    init(_ phonemes: ClausePhonemes, alone: [Int: [[Unicode.Scalar]]] = [:]) {
        self.clause = phonemes.clause
        var owners: [Int?] = []
        var firstWord = 0
        for (index, (phrase, spoken)) in zip(phonemes.clause.phrases, phonemes.phrases).enumerated() {
            defer { firstWord += phrase.words.count }
            guard !spoken.isEmpty else { continue }
            if !owners.isEmpty { owners.append(nil) }
            let words = Self.owners(of: spoken, wordCount: phrase.words.count, alone: alone[index])
            for (number, word) in words.enumerated() {
                if number > 0 {
                    // A blank inside one word of the text, such as a number read out, is part of it.
                    let before = words[number - 1].last
                    owners.append(before == word.first ? before.map { $0 + firstWord } : nil)
                }
                owners += word.map { $0 + firstWord }
            }
            if phrase.mark != nil { owners.append(nil) }
        }
        self.owners = owners
    }

    private static func owners(of spoken: [[Unicode.Scalar]], wordCount: Int, alone: [[Unicode.Scalar]]?) -> [[Int]] {
        let owned = (alone ?? []).enumerated().flatMap { index, word in word.map { (symbol: $0, owner: index) } }
        guard !owned.isEmpty else {
            return spoken.enumerated().map { index, word in word.map { _ in min(index, wordCount - 1) } }
        }
        var owners = SymbolMatching.owners(of: spoken.flatMap { $0 }, among: owned)[...]
        return spoken.map { word in
            defer { owners = owners.dropFirst(word.count) }
            return Array(owners.prefix(word.count))
        }
    }

    /// When each character of the clause is heard.
    /// - Parameter frames: frames of each phoneme id: start, pad, then each symbol and a pad, and the end.
    func characterTimes(frames: [Int]) -> CharacterTimes {
        precondition(frames.count == 2 * self.owners.count + 3, "durations for each phoneme id")
        let words = self.clause.words
        var spans = [Range<Int>?](repeating: nil, count: words.count)
        var time = (frames[0] + frames[1]) * Self.samplesPerFrame
        for (index, owner) in self.owners.enumerated() {
            let end = time + (frames[2 * index + 2] + frames[2 * index + 3]) * Self.samplesPerFrame
            if let owner { spans[owner] = (spans[owner]?.lowerBound ?? time)..<end }
            time = end
        }
        let length = frames.reduce(0, +) * Self.samplesPerFrame

        var ends: [Int] = []
        func fill(upTo character: Int, from start: Int, to end: Int) {
            let first = ends.count
            let count = character - first
            for index in 0..<max(0, count) { ends.append(start + (end - start) * (index + 1) / count) }
        }
        var wordEnd = 0
        for (word, span) in zip(words, spans) {
            // A word without phonemes of its own takes no time.
            let span = span ?? wordEnd..<wordEnd
            fill(upTo: word.characters.lowerBound, from: wordEnd, to: span.lowerBound)
            fill(upTo: word.characters.upperBound, from: span.lowerBound, to: span.upperBound)
            wordEnd = span.upperBound
        }
        fill(upTo: self.clause.text.count, from: wordEnd, to: length)
        if !ends.isEmpty { ends[ends.count - 1] = length }
        return CharacterTimes(text: self.clause.text, ends: ends)
    }
}
