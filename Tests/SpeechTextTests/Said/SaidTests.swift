import SpeechText
import Testing

@Suite("Text is said as a person would say it")
struct SaidTests {
    private static func spoken(_ text: String) -> String {
        var chunker = SpeechChunker()
        return (chunker.append(text) + chunker.finish()).map(\.text).joined(separator: " ")
    }

    private func expectSaid(_ example: SaidCase) {
        let spoken = Self.spoken(example.written)
        #expect(example.isSaid(as: spoken), "says: \(spoken)")
    }

    @Test("Codes, cards, rooms, flights and emergency numbers", arguments: SaidCase.codes)
    func codes(_ example: SaidCase) { expectSaid(example) }

    @Test("Telephone numbers and postal codes", arguments: SaidCase.telephones)
    func telephones(_ example: SaidCase) { expectSaid(example) }

    @Test("Years, decades and dates", arguments: SaidCase.dates)
    func dates(_ example: SaidCase) { expectSaid(example) }

    @Test("Times of the day", arguments: SaidCase.times)
    func times(_ example: SaidCase) { expectSaid(example) }

    @Test("Money", arguments: SaidCase.money)
    func money(_ example: SaidCase) { expectSaid(example) }

    @Test("Measures, magnitudes and temperatures", arguments: SaidCase.measures)
    func measures(_ example: SaidCase) { expectSaid(example) }

    @Test("Ranges, scores, fractions and dimensions", arguments: SaidCase.ranges)
    func ranges(_ example: SaidCase) { expectSaid(example) }

    @Test("Roman numerals and names with numbers", arguments: SaidCase.names)
    func names(_ example: SaidCase) { expectSaid(example) }

    @Test("Titles and streets", arguments: SaidCase.titles)
    func titles(_ example: SaidCase) { expectSaid(example) }

    @Test("Acronyms and short forms", arguments: SaidCase.acronyms)
    func acronyms(_ example: SaidCase) { expectSaid(example) }

    @Test("Addresses, arithmetic and signs", arguments: SaidCase.addresses)
    func addresses(_ example: SaidCase) { expectSaid(example) }

    @Test("What needs no care stays as it is", arguments: SaidCase.plain)
    func plain(_ example: SaidCase) { expectSaid(example) }

    @Test("Answers of an assistant: recipes, weather, ways, money, doses", arguments: SaidCase.answers)
    func answers(_ example: SaidCase) { expectSaid(example) }

    @Test("What looks like such an answer and is none", arguments: SaidCase.alike)
    func alike(_ example: SaidCase) { expectSaid(example) }

    @Test("Texts that were said wrong, of all kinds", arguments: SaidCase.mixed)
    func mixed(_ example: SaidCase) { expectSaid(example) }

    @Test("Marks and words beside it say what a text is", arguments: SaidCase.lookAlikes)
    func lookAlikes(_ example: SaidCase) { expectSaid(example) }

    @Test("The same is said however the text arrives")
    func anyFeed() {
        for example in SaidCase.codes + SaidCase.times + SaidCase.measures + SaidCase.titles + SaidCase.addresses
            + SaidCase.answers + SaidCase.alike + SaidCase.lookAlikes
        {
            var cleaner = SpeechCleaner()
            let byCharacter =
                example.written.unicodeScalars.map { cleaner.append(String($0)) }.joined() + cleaner.finish()
            #expect(byCharacter == SpeechCleaner.clean(example.written))
        }
    }
}
