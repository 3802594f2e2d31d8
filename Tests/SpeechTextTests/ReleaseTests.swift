import SpeechText
import Testing

@Suite("A sentence is released as soon as its end is certain")
struct ReleaseTests {
    /// How many characters behind its end the first sentence is released, one character at a time.
    private func delay(_ text: String) -> Int? {
        var splitter = SentenceSplitter()
        var consumed = 0
        for scalar in text.unicodeScalars {
            consumed += 1
            if let sentence = splitter.append(String(scalar)).first {
                return consumed - sentence.source.unicodeScalars.count
            }
        }
        return nil
    }

    @Test(
        "Certain endings go at once",
        arguments: [
            "How can I help you today? I am here.", "There it is! I found it.",
            "The train to London leaves from the second platform. It is late.", "我喜欢茶。你呢？",
        ])
    func atOnce(text: String) {
        #expect(delay(text) == 0)
    }

    @Test(
        "Plain endings wait for the blank only",
        arguments: [
            "I like it. You too?", "Go! Now.", "It was in 1999. Then it ended.", "He met Mary Smith. She left.",
        ])
    func atTheBlank(text: String) {
        #expect(delay(text) == 1)
    }

    @Test(
        "An end in doubt is not given by itself",
        arguments: ["He lives in the U.S.", "She said \"yes.\"", "See Inc.", "Wait..."])
    func doubtful(text: String) {
        #expect(delay(text) == nil)
    }

    @Test("What is doubtful but plausible can be released by a deadline")
    func deadline() {
        var splitter = SentenceSplitter()
        #expect(splitter.append("We waited...").isEmpty)
        #expect(splitter.isDoubtful)
        #expect(splitter.release()?.text == "We waited...")
        #expect(!splitter.isDoubtful)
        #expect(splitter.append(" and waited.").isEmpty)
        #expect(splitter.finish().map(\.text) == ["and waited."])
    }

    @Test("An abbreviation is no plausible end", arguments: ["I met Dr.", "for example e.g.", "See p.", "Then", "J."])
    func implausible(text: String) {
        var splitter = SentenceSplitter()
        #expect(splitter.append(text).isEmpty)
        #expect(!splitter.isDoubtful)
        #expect(splitter.release() == nil)
    }

    @Test("Marks alone are no sentence", arguments: ["...", "?! ", "— \n\n", "( ) . "])
    func marksAlone(text: String) {
        var splitter = SentenceSplitter()
        #expect(splitter.append(text).isEmpty)
        #expect(splitter.release() == nil)
        #expect(splitter.append("Yes.").isEmpty)
        #expect(splitter.finish().count == 1)
    }
}
