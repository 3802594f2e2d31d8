import Testing

@testable import LocalEngines

@Suite("Cutting a chunk into clauses")
struct PiperClauseCutterTests {
    @Test("a sentence of usual length stays whole")
    func keepsSentence() {
        let text = "I would suggest a simple tomato soup, with some toasted bread and cheese."
        #expect(ClauseCutter.clauses(of: text) == [text])
    }

    @Test("a long sentence is cut after a mark, and the blank stays with the first part")
    func cutsAtMark() {
        let first = "When the long winter was over and the snow had melted away in all of the valleys, "
        let second = "the farmers went out again to look after the fields that they had left behind in autumn."
        #expect(ClauseCutter.clauses(of: first + second) == [first, second])
    }

    @Test("an end of a sentence is a better cut than a comma")
    func prefersSentenceEnd() {
        let first = "The farmers went out again, at last, and looked after all of their fields. "
        let second = "Nobody had seen such a spring for years, they said, and everybody agreed with them."
        #expect(ClauseCutter.clauses(of: first + second) == [first, second])
    }

    @Test("without a mark it is cut at a blank near the middle")
    func cutsAtBlank() throws {
        let text = String(repeating: "word ", count: 40) + "end"
        let clauses = ClauseCutter.clauses(of: text)
        #expect(clauses.count == 2)
        #expect(clauses.joined() == text)
        #expect(try #require(clauses.first).hasSuffix(" "))
    }

    @Test(
        "whatever the text, clauses joined are the text, none is long, and each has something to read out",
        arguments: [
            String(repeating: "a", count: 1000),
            String(repeating: "-", count: 1000) + String(repeating: "b", count: 500),
            String(repeating: "7", count: 200), String(repeating: "👩‍👩‍👧 ok, ", count: 100),
            String(repeating: "x", count: 130) + String(repeating: " ", count: 500),
        ])
    func bounds(text: String) {
        let clauses = ClauseCutter.clauses(of: text)
        #expect(clauses.joined() == text)
        for clause in clauses {
            let letters = clause.filter(\.isLetter).count
            #expect(letters <= ClauseCutter.limit)
            let isReadOut = clause.contains { $0.isReadOut }
            #expect(isReadOut)
        }
    }

    @Test("digits count more than letters, as they are read out as words")
    func weighsDigits() {
        #expect(ClauseCutter.clauses(of: String(repeating: "12 ", count: 20)).count == 2)
    }

    @Test("letters that are read by long names count for more, so that no clause is a long one")
    func weighsForeignLetters() {
        let clauses = ClauseCutter.clauses(of: String(repeating: "你好", count: 500))
        #expect(clauses.joined().count == 1_000)
        #expect(clauses.allSatisfy { $0.count <= ClauseCutter.limit / 12 })
    }

    @Test("symbols too many to be compared are divided among their owners by their shares")
    func longSymbols() {
        let symbols = [Int](repeating: 1, count: 30_000)
        let owned = (0..<300).map { (symbol: 1, owner: $0 / 100) }
        let owners = SymbolMatching.owners(of: symbols, among: owned)
        #expect(owners.count == 30_000)
        #expect(owners.first == 0 && owners[15_000] == 1 && owners.last == 2)
    }

    @Test("silent text stays one clause", arguments: ["", " ", "…", String(repeating: "*", count: 500)])
    func silent(text: String) {
        #expect(ClauseCutter.clauses(of: text) == [text])
    }
}
