import SpeechText
import Testing

@Suite("Hostile text does no harm")
struct HostileTextTests {
    static let units = [
        "a.", "a. ", "(", "[", "](", "*", "_", "`", "\"", ".", ". ", "!", " ", "\n", "a", "A", "1", "1. ", "Mr. ", "中",
        "。",
        "😀", "\u{301}", "<", "|", "#", "&", "~", "•", "- ",
    ]

    @Test("Held text is bounded, so memory and time per character are", arguments: units)
    func bounded(unit: String) {
        let text = String(repeating: unit, count: 20_000 / unit.unicodeScalars.count)
        var splitter = SentenceSplitter()
        var given = 0
        var consumed = 0
        var largest = 0
        for scalar in text.unicodeScalars {
            consumed += 1
            for sentence in splitter.append(String(scalar)) { given += sentence.source.unicodeScalars.count }
            largest = max(largest, consumed - given)
        }
        given += splitter.finish().reduce(0) { $0 + $1.source.unicodeScalars.count }
        #expect(given == consumed)
        #expect(largest <= SentenceSplitter.longestSentence + 100)
    }

    @Test("The chunker's sources are the text", arguments: units)
    func chunks(unit: String) {
        let text = String(repeating: unit, count: 6_000)
        var chunker = SpeechChunker(.init(firstPiece: FirstPiece()))
        let chunks = chunker.append(text) + chunker.finish()
        #expect(chunks.map(\.source).joined().unicodeScalars.elementsEqual(text.unicodeScalars))
    }

    @Test("A sentence that never ends is broken at a blank")
    func longSentence() {
        let text = String(repeating: "word ", count: 2_000)
        var splitter = SentenceSplitter()
        let sentences = splitter.append(text)
        #expect(sentences.count >= 4)
        #expect(sentences.allSatisfy { $0.text.hasPrefix("word") && $0.text.hasSuffix("word") })
    }
}
