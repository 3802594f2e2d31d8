import SpeechText
import Testing

@Suite("The result is the same whatever the sizes of the pieces, and nothing is lost")
struct AnyFeedTests {
    private static let seeds = [UInt64](1...60)

    private static func sentences(_ pieces: [String], _ language: SpeechLanguage = .english) -> [Sentence] {
        var splitter = SentenceSplitter(language: language)
        return pieces.flatMap { splitter.append($0) } + splitter.finish()
    }

    private static func cleaned(_ pieces: [String]) -> String {
        var cleaner = SpeechCleaner()
        return pieces.map { cleaner.append($0) }.joined() + cleaner.finish()
    }

    private static func chunks(_ pieces: [String], _ settings: SpeechChunker.Settings) -> [SpeechChunk] {
        var chunker = SpeechChunker(settings)
        return pieces.flatMap { chunker.append($0) } + chunker.finish()
    }

    private static func hasSound(_ text: String) -> Bool {
        text.unicodeScalars.contains { $0.properties.isAlphabetic || $0.properties.numericType != nil }
    }

    @Test("Sentences", arguments: seeds)
    func sentences(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<12 {
            let text = RandomText.make(&generator, parts: 60)
            let language = SpeechLanguage.all.randomElement(using: &generator) ?? .english
            let whole = Self.sentences([text], language)
            #expect(whole == Self.sentences(text.unicodeScalars.map { String($0) }, language))
            #expect(whole == Self.sentences(RandomText.pieces(of: text, &generator, longest: 9), language))
            #expect(whole.map(\.source).joined().unicodeScalars.elementsEqual(text.unicodeScalars))
            #expect(whole.dropLast().allSatisfy { Self.hasSound($0.text) })
        }
    }

    @Test("Spoken text", arguments: seeds)
    func spokenText(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<12 {
            let text = RandomText.make(&generator, parts: 60)
            let whole = Self.cleaned([text])
            #expect(whole == Self.cleaned(text.unicodeScalars.map { String($0) }))
            #expect(whole == Self.cleaned(RandomText.pieces(of: text, &generator, longest: 9)))
        }
    }

    @Test("Speech chunks", arguments: seeds)
    func speechChunks(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let settings: [SpeechChunker.Settings] = [
            SpeechChunker.Settings(), .init(firstPiece: FirstPiece()),
            .init(mode: .automatic, firstPiece: FirstPiece(fewestWords: 1)),
            .init(mode: .schedule(.fast)),
            .init(mode: .schedule(.balanced), firstPiece: FirstPiece(), cleansText: false),
            .init(mode: .schedule(.fast), flushesSentences: true),
            .init(mode: .schedule(.balanced), flushesSentences: true, firstPiece: FirstPiece()),
        ]
        for settings in settings {
            let text = RandomText.make(&generator, parts: 120)
            let whole = Self.chunks([text], settings)
            #expect(whole == Self.chunks(text.unicodeScalars.map { String($0) }, settings))
            #expect(whole == Self.chunks(RandomText.pieces(of: text, &generator, longest: 9), settings))
            #expect(whole.map(\.source).joined().unicodeScalars.elementsEqual(text.unicodeScalars))
            #expect(whole.last?.flush == true)
            #expect(whole.dropLast().allSatisfy { Self.hasSound($0.text) })
        }
    }

    @Test("A released sentence is not given again", arguments: seeds)
    func release(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        let text = RandomText.make(&generator, parts: 200)
        var splitter = SentenceSplitter()
        var chunker = SpeechChunker(.init(mode: .automatic, firstPiece: FirstPiece()))
        var sentences: [Sentence] = []
        var chunks: [SpeechChunk] = []
        for piece in RandomText.pieces(of: text, &generator, longest: 5) {
            sentences += splitter.append(piece)
            chunks += chunker.append(piece)
            guard Bool.random(using: &generator) else { continue }
            let isDoubtful = splitter.isDoubtful
            let released = splitter.release()
            #expect((released != nil) == isDoubtful)
            if let released { sentences.append(released) }
            chunks += chunker.release()
        }
        sentences += splitter.finish()
        chunks += chunker.finish()
        #expect(sentences.map(\.source).joined().unicodeScalars.elementsEqual(text.unicodeScalars))
        #expect(chunks.map(\.source).joined().unicodeScalars.elementsEqual(text.unicodeScalars))
        #expect(sentences.dropLast().allSatisfy { Self.hasSound($0.text) })
    }
}
