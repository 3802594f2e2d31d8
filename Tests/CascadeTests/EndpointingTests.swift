import Cascade
import Testing

@Suite("Endpointing")
struct EndpointingTests {
    private let endpointing = Endpointing(afterSentence: .milliseconds(300), otherwise: .milliseconds(800))

    @Test("the silence after a sentence is short", arguments: ["Go.", "Why?", "Stop!", "He said \"go.\"", "Why? "])
    func sentence(text: String) {
        #expect(self.endpointing.silence(after: text) == .milliseconds(300))
    }

    @Test("the silence after anything else is long", arguments: ["Go", "and then,", "Well...", ""])
    func phrase(text: String) {
        #expect(self.endpointing.silence(after: text) == .milliseconds(800))
    }

    @Test("the silence after unknown words is long")
    func unknown() { #expect(self.endpointing.silence(after: nil) == .milliseconds(800)) }
}
