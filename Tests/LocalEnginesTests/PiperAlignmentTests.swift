import SpeechEngines
import Testing

@testable import LocalEngines

@Suite("Finding a clause's words in its phonemes")
struct PiperAlignmentTests {
    /// An alignment from phonemes written with blanks between words.
    private func align(
        _ text: String, _ phrases: [String], alone: [Int: [String]] = [:]
    ) -> (phonemes: ClausePhonemes, alignment: ClauseAlignment) {
        func words(_ ipa: String) -> [[Unicode.Scalar]] { ipa.split(separator: " ").map { Array($0.unicodeScalars) } }
        let clause = ClauseText(text, endsChunk: true)
        let phonemes = ClausePhonemes(clause: clause, phrases: phrases.map(words))
        let alone = alone.mapValues { $0.map { words($0).flatMap { $0 } } }
        return (phonemes, ClauseAlignment(phonemes, alone: alone))
    }

    private func written(_ symbols: [Unicode.Scalar]) -> String {
        String(String.UnicodeScalarView(symbols))
    }

    /// The phonemes of each word of the text, joined.
    private func spoken(_ text: String, _ phrases: [String], alone: [Int: [String]] = [:]) -> [String] {
        let (phonemes, alignment) = self.align(text, phrases, alone: alone)
        let owned = zip(phonemes.symbols, alignment.owners)
        return phonemes.clause.words.indices.map { word in
            self.written(owned.filter { $0.1 == word }.map(\.0))
        }
    }

    @Test("marks stay in the phonemes")
    func symbols() {
        let (phonemes, alignment) = self.align("Hi, you?", ["haɪ", "juː"])
        #expect(self.written(phonemes.symbols) == "haɪ, juː?")
        #expect(alignment.owners == [0, 0, 0, nil, nil, 1, 1, 1, nil])
    }

    @Test("as many words as in the text are taken one to one")
    func oneToOne() {
        #expect(self.spoken("good day", ["ɡʊd deɪ"]) == ["ɡʊd", "deɪ"])
    }

    @Test("small words that are spoken as one are told apart")
    func joinedWords() {
        let (phonemes, _) = self.align("of the best", ["ʌvðə bɛst"])
        #expect(phonemes.unclearPhrases == [0])
        #expect(self.spoken("of the best", ["ʌvðə bɛst"], alone: [0: ["ʌv", "ðə", "bɛst"]]) == ["ʌv", "ðə", "bɛst"])
    }

    @Test("a number that is read as several words is one word of the text, with its blanks")
    func numbers() {
        let alone = [0: ["faɪv", "twɛnti wʌn", "daɪm"]]
        #expect(self.spoken("five 21 dime", ["faɪv twɛnti wʌn daɪm"], alone: alone) == ["faɪv", "twɛnti wʌn", "daɪm"])
    }

    @Test("numbers and joined words in one phrase are not mistaken for one to one")
    func coincidence() {
        let (phonemes, _) = self.align("21 of the", ["twɛnti wʌn ʌvðə"])
        #expect(phonemes.unclearPhrases == [0])
    }

    @Test("a word that sounds different alone is still found")
    func reducedWord() {
        let alone = [0: ["ˈɪf", "ˈeɪ", "ˈændɹoʊ"]]
        #expect(self.spoken("if a andro", ["ɪfɐ ˈændɹoʊ"], alone: alone) == ["ɪf", "ɐ", "ˈændɹoʊ"])
    }

    @Test("a phrase without sound leaves the others in place")
    func silentPhrase() {
        #expect(self.spoken("ok, x, go", ["oʊk", "", "ɡoʊ"]) == ["oʊk", "", "ɡoʊ"])
    }

    @Test("without any help words are taken in order and the last takes the rest")
    func noHelp() {
        #expect(self.spoken("one two", ["a b c"]) == ["a", "b c"])
    }

    @Test("a word's time is shared by its characters, and pauses go to blanks and marks")
    func times() {
        let (_, alignment) = self.align("ab, c", ["xy", "z"])
        // Start and pad, x y , blank z ., the end.
        let frames = [3, 1, 2, 0, 2, 0, 5, 1, 2, 0, 4, 0, 1, 1, 2]
        let times = alignment.characterTimes(frames: frames)
        #expect(times.text == "ab, c")
        #expect(times.ends == [6, 8, 12, 16, 24].map { $0 * 256 })
        #expect(times.length == frames.reduce(0, +) * 256)
    }

    @Test("silence before belongs to the first character, silence after to the last")
    func silences() {
        let (_, alignment) = self.align("a b.", ["x y"])
        let frames = [5, 0, 1, 0, 1, 0, 1, 0, 4, 0, 6]
        let closed = alignment.characterTimes(frames: frames)
        #expect(closed.ends == [6, 7, 8, 18].map { $0 * 256 })
        let (_, open) = self.align("(a b)", ["x y"])
        let quoted = open.characterTimes(frames: frames)
        #expect(quoted.ends == [5, 6, 7, 8, 18].map { $0 * 256 })
    }

    @Test("a word without sound takes no time")
    func silentWord() {
        let (_, alignment) = self.align("a ' b", ["x y"])
        let times = alignment.characterTimes(frames: [0, 0, 4, 0, 2, 0, 4, 0, 1, 0, 0])
        #expect(times.ends.count == 5)
        #expect(times.ends == times.ends.sorted())
        #expect(times.length == 11 * 256)
    }
}
