import ElevenLabsWire
import SpeechEngines
import SpeechText
import Testing

@testable import ElevenLabsServer

@Suite("Times of characters")
struct ChunkTimesTests {
    private func evenTimes(_ text: String, _ length: Int = 10) -> CharacterTimes {
        CharacterTimes(text: text, ends: (0..<text.count).map { ($0 + 1) * length })
    }

    private func text(_ characters: [TimedCharacter]) -> String { String(characters.map(\.text)) }

    /// Each begins where the one before ended, and the last ends with the sound.
    private func isWhole(_ characters: [TimedCharacter], _ length: Int) -> Bool {
        var before = 0
        for character in characters {
            guard character.start == before, character.end >= before else { return false }
            before = character.end
        }
        return before == length
    }

    @Test("a text that is spoken as it is has its own times, and blanks around the spoken form")
    func same() {
        var times = ChunkTimes(SpeechChunk(text: "Ok.", source: " Ok. ", flush: true))
        let clause = times.take(self.evenTimes("Ok."))
        #expect(self.text(clause.source) == " Ok. ")
        #expect(clause.source.map(\.end) == [0, 10, 20, 30, 30])
        #expect(self.text(clause.spoken) == " Ok. ")
        #expect(clause.spoken.map(\.end) == [0, 10, 20, 30, 30])
    }

    @Test("a number takes the time of the words that stand for it")
    func number() {
        var times = ChunkTimes(SpeechChunk(text: "five cats", source: "5 cats", flush: true))
        let clause = times.take(self.evenTimes("five cats"))
        #expect(self.text(clause.source) == "5 cats")
        #expect(clause.source.first == TimedCharacter(text: "5", start: 0, end: 40))
        #expect(clause.source.last == TimedCharacter(text: "s", start: 80, end: 90))
        #expect(self.text(clause.spoken) == " five cats ")
    }

    @Test("markup that is not spoken takes no time of its own")
    func markup() {
        var times = ChunkTimes(SpeechChunk(text: "very good", source: "**very** good", flush: true))
        let clause = times.take(self.evenTimes("very good"))
        #expect(self.text(clause.source) == "**very** good")
        #expect(self.isWhole(clause.source, 90))
        #expect(clause.source[2] == TimedCharacter(text: "v", start: 0, end: 10))
    }

    @Test("clauses share out the text, also when one without sound is left out")
    func clauses() {
        var times = ChunkTimes(SpeechChunk(text: "One, ... two.", source: "1, ... 2.", flush: true))
        let first = times.take(self.evenTimes("One, "))
        let second = times.take(self.evenTimes("two."))
        #expect(self.text(first.source) + self.text(second.source) == "1, ... 2.")
        #expect(self.isWhole(first.source, 50))
        #expect(self.isWhole(second.source, 40))
        #expect(self.text(first.spoken) == " One, ")
        #expect(self.text(second.spoken) == "two. ")
    }

    @Test("whatever the spoken form is, all characters of the text have times that never fall and fill the sound")
    func anyForm() {
        let pairs = [
            ("$20.50 is 100% ok", "twenty dollars and fifty cents is one hundred percent ok"), ("abc", "xyz"),
            ("a", "a long form of it"), ("a very long text", "b"), ("x x x x", "x"), ("[link](url) now", "link now"),
        ]
        for (source, spoken) in pairs {
            var times = ChunkTimes(SpeechChunk(text: spoken, source: source, flush: true))
            let clause = times.take(self.evenTimes(spoken))
            #expect(self.text(clause.source) == source)
            #expect(self.isWhole(clause.source, spoken.count * 10), "\(source)")
        }
    }

    static let long = ["777,777,777 ", "7", "hello times ", "a ", "- ", "x² + 1 = 5 km, "]

    @Test("the work for a text is in proportion to its length, whatever it holds", arguments: long)
    func linear(unit: String) {
        var work: [Int] = []
        for size in [10_000, 40_000] {
            let source = String(repeating: unit, count: size / unit.count)
            let spoken = String(repeating: "seven hundred seventy-seven million hello times a ", count: size / 6)
            let map = SourceMap(source: Array(source), spoken: Array(spoken))
            #expect(map.source(spoken.count) == source.count)
            #expect(map.work <= 16 * (source.count + spoken.count))
            work.append(map.work)
        }
        #expect(work[1] <= work[0] * 5)
    }

    @Test("clauses of a long text have their times, however alike they are")
    func longText() {
        let spoken = String(repeating: "seven seven ", count: 2_000)
        let source = String(repeating: "7 7 ", count: 2_000)
        var times = ChunkTimes(SpeechChunk(text: spoken, source: source, flush: true))
        var found = ""
        for _ in 0..<200 {
            let clause = times.take(self.evenTimes(String(repeating: "seven seven ", count: 10)))
            #expect(clause.source.last?.end == 1_200)
            found += self.text(clause.source)
        }
        #expect(found == source)
    }

    @Test("a text is found in a longer one, or not")
    func search() {
        #expect(TextSearch(Array("aab")).first(in: Array("aaaab")[...]) == 2)
        #expect(TextSearch(Array("abc")).first(in: Array("ababac")[...]) == nil)
        #expect(TextSearch(Array("a")).first(in: Array("ba")[1...]) == 1)
    }

    @Test("times of pieces restart at 0, hold each character once, and add up to the sound")
    func pieces() {
        var times = ChunkTimes(SpeechChunk(text: "abcdefg", source: "abcdefg", flush: true))
        var progress = ClauseProgress(times.take(self.evenTimes("abcdefg")))
        let parts = [25, 25, 20].map { progress.take($0) }
        #expect(parts.map { self.text($0.source) } == ["abc", "de", "fg"])
        #expect(parts[0].source.last == TimedCharacter(text: "c", start: 20, end: 25))
        #expect(parts[1].source.first == TimedCharacter(text: "d", start: 5, end: 15))
        #expect(parts.map { $0.source.last?.end } == [25, 25, 20])
        #expect(self.text(parts[2].spoken) == "fg ")
    }

    @Test("milliseconds never drift: the end of a character is the start of the next")
    func milliseconds() {
        let alignment = Alignment(
            (0..<100).map { TimedCharacter(text: "a", start: $0 * 333, end: ($0 + 1) * 333) }, sampleRate: 22_050)
        for (one, next) in zip(alignment.characters, alignment.characters.dropFirst()) {
            #expect(one.start + one.duration == next.start)
        }
        #expect(alignment.characters.last.map { $0.start + $0.duration } == 1510)
    }
}
