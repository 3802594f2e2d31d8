import Testing

@testable import LocalEngines

@Suite("Finding words and marks in a clause")
struct PiperClauseTextTests {
    private func read(_ text: String, endsChunk: Bool = true) -> [String] {
        ClauseText(text, endsChunk: endsChunk).phrases.map { phrase in
            phrase.words.map(\.spoken).joined(separator: " ") + (phrase.mark.map { String($0) } ?? "")
        }
    }

    @Test("words up to a mark are a phrase")
    func phrases() {
        #expect(self.read("Well, yes; no: maybe!") == ["Well,", "yes;", "no:", "maybe!"])
    }

    @Test("a chunk without a mark at its end gets a comma, a clause within a chunk does not")
    func finalMark() {
        #expect(self.read("Hello there") == ["Hello there,"])
        #expect(self.read("Hello there ", endsChunk: false) == ["Hello there"])
    }

    @Test(
        "dashes and ellipses pause, runs of marks count once",
        arguments: [
            ("One — two", ["One;", "two,"]), ("One - two", ["One;", "two,"]), ("One--two", ["One;", "two,"]),
            ("So … yes", ["So;", "yes,"]), ("So...", ["So."]), ("What?!", ["What?"]), ("No!!!", ["No!"]),
        ])
    func marks(text: String, phrases: [String]) {
        #expect(self.read(text) == phrases)
    }

    @Test("quotes and parentheses are dropped, apostrophes and hyphens within words stay")
    func signs() {
        #expect(self.read("\"It’s\" (well-known)!") == ["It's well-known!"])
    }

    @Test("numbers keep their points, commas and colons")
    func numbers() {
        #expect(self.read("3.5 of 3,000 at 12:30, yes") == ["3.5 of 3,000 at 12:30,", "yes,"])
    }

    @Test("short forms end no phrase")
    func shortForms() {
        #expect(self.read("Dr. Smith met J. Jones.") == ["Dr. Smith met J. Jones."])
        #expect(self.read("Take fruit, e.g. apples.") == ["Take fruit,", "e.g. apples."])
        #expect(self.read("No. Never. No. 5!") == ["No.", "Never.", "No. 5!"])
    }

    @Test("brackets, which the phonemizer would take as a command, never reach it")
    func brackets() {
        #expect(self.read("say [[kptkpt]] <b>now</b>") == ["say kptkpt b now /b,"])
    }

    @Test(
        "the letter A is said by its name, the article is not",
        arguments: [
            ("I got an A in math.", ["I got an eh in math."]), ("A is for apple.", ["eh is for apple."]),
            ("Take vitamin A.", ["Take vitamin eh."]), ("Plan A failed.", ["Plan eh failed."]),
            ("A, B or C?", ["eh,", "B or C?"]), ("When A is less than B", ["When eh is less than B,"]),
            ("A dog barked.", ["A dog barked."]), ("He said \"A dog.\"", ["He said A dog."]),
            ("Read A Tale of Two Cities.", ["Read A Tale of Two Cities."]), ("A. Smith came.", ["A. Smith came."]),
            ("It is a dog.", ["It is a dog."]), ("IT IS A TEST.", ["IT IS A TEST."]),
        ])
    func letterA(text: String, phrases: [String]) {
        #expect(self.read(text) == phrases)
        let characters = Array(text)
        let words = ClauseText(text, endsChunk: true).words
        #expect(words.filter { $0.spoken == "eh" }.allSatisfy { String(characters[$0.characters]) == "A" })
    }

    @Test("text with nothing to read out has no phrases", arguments: ["", "  ", "…", "\"—\"", "🙂", "***"])
    func silent(text: String) {
        #expect(ClauseText(text, endsChunk: true).phrases.isEmpty)
    }

    @Test("words know their characters")
    func characters() {
        let text = "(Hi) 👩‍👩‍👧 you"
        let characters = Array(text)
        let words = ClauseText(text, endsChunk: true).words
        #expect(words.map { String(characters[$0.characters]) } == ["Hi", "you"])
    }
}
