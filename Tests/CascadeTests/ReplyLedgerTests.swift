import SpeechEngines
import SpeechText
import Testing

@testable import Cascade

@Suite("Heard text")
struct ReplyLedgerTests {
    /// Two chunks of ten samples a character.
    private func ledger() -> ReplyLedger {
        var ledger = ReplyLedger()
        for (index, text) in ["Good day.", "How are you?"].enumerated() {
            ledger.add(SpeechChunk(text: text, source: index == 0 ? text + " " : text, flush: true))
            let times = CharacterTimes(text: text, ends: (1...text.count).map { $0 * 10 })
            ledger.add(SpokenPiece(chunk: index, samples: [Float](repeating: 0, count: text.count * 10), times: times))
        }
        return ledger
    }

    @Test("nothing was heard before the first sample")
    func nothing() { #expect(self.ledger().heardText(at: 0) == "") }

    @Test(
        "a word counts once half of it has sounded",
        arguments: [(19, ""), (21, "Good"), (69, "Good"), (71, "Good day. ")])
    func nearestWord(position: Int, heard: String) {
        #expect(self.ledger().heardText(at: position) == heard)
    }

    @Test("heard text goes on into the next chunk")
    func nextChunk() {
        #expect(self.ledger().heardText(at: 90 + 20) == "Good day. How")
        #expect(self.ledger().heardText(at: 1000) == "Good day. How are you?")
    }

    @Test("the words between two positions, whatever they are")
    func between() {
        #expect(self.ledger().text(from: 45, to: 90 + 20) == " day. How")
        #expect(self.ledger().text(from: -500, to: 1000) == "Good day. How are you?")
        #expect(self.ledger().text(from: 1000, to: 45) == "")
    }

    @Test("where the spoken form differs from the text, the share of its words decides")
    func differentForm() {
        var ledger = ReplyLedger()
        ledger.add(SpeechChunk(text: "ten dollars and five cents please", source: "$10.05 please", flush: true))
        let ends = (1...33).map { $0 * 10 }
        ledger.add(
            SpokenPiece(
                chunk: 0, samples: [Float](repeating: 0, count: 330),
                times: CharacterTimes(text: "ten dollars and five cents please", ends: ends)))
        #expect(ledger.heardText(at: 200) == "$10.05")
        #expect(ledger.heardText(at: 330) == "$10.05 please")
    }

    @Test("without character times a chunk counts once it has sounded whole")
    func withoutTimes() {
        var ledger = ReplyLedger()
        ledger.add(SpeechChunk(text: "Good day.", source: "Good day. ", flush: true))
        ledger.add(SpeechChunk(text: "Bye.", source: "Bye.", flush: true))
        ledger.add(SpokenPiece(chunk: 0, samples: [Float](repeating: 0, count: 100)))
        ledger.add(SpokenPiece(chunk: 1, samples: [Float](repeating: 0, count: 100)))
        #expect(ledger.heardText(at: 99) == "")
        #expect(ledger.heardText(at: 150) == "Good day. ")
    }

    @Test(
        "any position is a place in the sound",
        arguments: [(Int.min, ""), (-1, ""), (Int.max, "Good day. How are you?"), (1 << 62, "Good day. How are you?")])
    func anyPosition(position: Int, heard: String) {
        #expect(self.ledger().heardText(at: position) == heard)
    }

    @Test("whatever the words of text and spoken form, heard text only grows, and is the text at the end")
    func anyForm() {
        let forms = [
            ("$20.50 is ok", "twenty dollars and fifty cents is ok"), ("a b c d e", "x"), ("abc", "a b c d e"),
            ("  ", "x y"), ("[1]", "one"), ("one two three", "one two three"),
        ]
        for form in forms + [("...", "")] {
            var ledger = ReplyLedger()
            for index in 0..<2 {
                ledger.add(SpeechChunk(text: form.1, source: form.0, flush: true))
                let times = CharacterTimes(text: form.1, ends: form.1.indices.enumerated().map { ($0.offset + 1) * 7 })
                let sound = [Float](repeating: 0, count: form.1.count * 7)
                ledger.add(SpokenPiece(chunk: index, samples: sound, times: times))
            }
            var before = ""
            for position in 0...ledger.length {
                let heard = ledger.heardText(at: position)
                #expect(heard.hasPrefix(before), "\(form)")
                before = heard
            }
            #expect(before == form.0 + form.0)
        }
    }

    @Test("a reply of very many chunks is told in one pass")
    func manyChunks() {
        var ledger = ReplyLedger()
        for index in 0..<20_000 {
            ledger.add(SpeechChunk(text: "ok", source: "ok ", flush: true))
            ledger.add(
                SpokenPiece(
                    chunk: index, samples: [0, 0], times: CharacterTimes(text: "ok", ends: [1, 2])))
        }
        #expect(ledger.heardText(at: .max).count == 60_000)
    }
}
