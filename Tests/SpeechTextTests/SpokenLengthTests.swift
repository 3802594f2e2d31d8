import SpeechText
import Testing

@Suite("What is said is never much longer than what is written")
struct SpokenLengthTests {
    static let units = [
        "7", "777,777,777 ", "9", "1^", "1^1 ", "> ", "1>", "x>y ", "± ", "±1 ", "½", "°", "%", "€1 ", "$1 ", "≥1 ",
        "hello×",
        "hello times ", "hello*", "/", "a/b", "@", "a@b.c ", "_", "&", "&amp; ", "²", "x² ", "π", "Ω", "1Ω ", "\\alpha",
        "\\pm",
        "$x^2$ ", "$\\frac{1}{2}$ ", "<b>", "<sub alias=\"aaaa\"/>", "5km ", "1/2 ", "24/7 ", "A", "WHO ", "MCMXCIX ",
        "1:1 ",
        "12:00 ", "1990s ", "你", "(你)", "#1 ", "-1 ", "1-1 ", "1000000000 ", "7e7 ", "Dr. ", "e.g. ", "No. 1 ",
        "\\leq", "$\\geq$", "+1 555 123 4567 ", "1.1.1.1 ", "𝐀", "ﬃ", "①", "℃", "1℃ ", "→", "∞", "=", "==", "!=",
        "<=1 ",
    ]

    @Test("At most twelve times as long", arguments: units)
    func bounded(unit: String) {
        let written = String(repeating: unit, count: 9_900 / unit.count)
        #expect(SpeechCleaner.clean(written).count <= 12 * written.count + 100)
        var chunker = SpeechChunker(.init(firstPiece: FirstPiece()))
        let chunks = chunker.append(written) + chunker.finish()
        #expect(chunks.reduce(0) { $0 + $1.text.count } <= 12 * written.count + 100)
    }
}
