import SpeechText
import Testing

/// A text with its sentences, and what it promises.
struct SplitCase: Sendable, CustomTestStringConvertible {
    let promise: String
    let sentences: [String]
    let text: String

    var testDescription: String { promise }

    /// The text has a bar where sentences end.
    init(_ promise: String, _ marked: String) {
        self.promise = promise
        sentences = marked.split(separator: "|").map { Self.trimmed($0) }.filter { !$0.isEmpty }
        text = marked.filter { $0 != "|" }
    }

    private static func trimmed(_ text: Substring) -> String {
        let blanks: Set<Character> = [" ", "\n"]
        let head = text.drop { blanks.contains($0) }
        return String(String(head.reversed().drop { blanks.contains($0) }.reversed()))
    }

    /// Expects the sentences under whole, word and character feeds.
    func check(_ language: SpeechLanguage = .english, sourceLocation: SourceLocation = #_sourceLocation) {
        let words = text.split(separator: " ", omittingEmptySubsequences: false).enumerated()
            .map { ($0.offset == 0 ? "" : " ") + $0.element }
        for pieces in [[text], words, text.unicodeScalars.map { String($0) }] {
            var splitter = SentenceSplitter(language: language)
            var found = pieces.flatMap { splitter.append($0) }
            found += splitter.finish()
            #expect(found.map(\.text).filter { !$0.isEmpty } == sentences, sourceLocation: sourceLocation)
        }
    }
}
