import ElevenLabsWire
import SpeechEngines
import Testing

@testable import CloudEngines

@Suite("The text of a reply at ElevenLabs")
struct SpokenTextTests {
    /// At 1000 samples a second a sample is a millisecond.
    private func text(_ chunks: String...) -> SpokenText {
        var text = SpokenText(sampleRate: 1000)
        for (number, chunk) in chunks.enumerated() { text.add(chunk, chunk: number, flush: true) }
        _ = text.send()
        return text
    }

    private func sound(_ count: Int) -> [Float] { [Float](repeating: 0, count: count) }

    /// Every character takes 10 ms.
    private func alignment(_ text: String, from start: Int = 0) -> Alignment {
        Alignment(text.enumerated().map { .init(String($1), start: start + $0 * 10, duration: 10) })
    }

    private func sent(_ text: inout SpokenText) -> [SpokenText.Passage] { text.send() }
    private func rewound(_ text: inout SpokenText) -> Bool { text.rewind() }
    private func finished(_ text: inout SpokenText) -> [SpokenPiece] { text.finish() }

    private func taken(_ text: inout SpokenText, _ samples: [Float], _ alignment: Alignment?) -> [SpokenPiece] {
        text.take(samples, alignment)
    }

    private func told(_ pieces: [SpokenPiece]) -> [String] {
        pieces.map { piece in
            let times = piece.times.map { " \"\($0.text)\" \($0.ends.map(String.init).joined(separator: ","))" } ?? ""
            return "\(piece.chunk): \(piece.samples.count)\(times)"
        }
    }

    @Test("each chunk is sent with a blank behind it, and once")
    func sending() {
        var text = SpokenText(sampleRate: 1000)
        text.add("One.", chunk: 0, flush: true)
        text.add("Two,", chunk: 2, flush: false)
        #expect(self.sent(&text) == [.init(text: "One. ", flush: true), .init(text: "Two, ", flush: false)])
        #expect(self.sent(&text) == [])
        text.add(" ", chunk: 3, flush: true)
        #expect(self.sent(&text) == [])
    }

    @Test("a message's characters are timed within it, and its sound is cut where a chunk ends")
    func everyMessage() {
        var text = self.text("Hi.", "You?")
        #expect(self.told(self.taken(&text, self.sound(20), self.alignment("Hi"))) == ["0: 20 \"Hi\" 10,20"])
        #expect(
            self.told(self.taken(&text, self.sound(40), self.alignment(". Yo"))) == [
                "0: 20 \".\" 20", "1: 20 \"Yo\" 10,20",
            ])
        #expect(self.told(self.taken(&text, self.sound(30), self.alignment("u? "))) == ["1: 30 \"u?\" 10,30"])
        #expect(self.finished(&text) == [])
    }

    @Test("the times of a whole stretch are dealt out to the messages in which they sound")
    func wholeStretch() {
        var text = self.text("Hi.", "You?")
        #expect(self.told(self.taken(&text, self.sound(15), self.alignment("Hi. You? "))) == ["0: 15 \"H\" 15"])
        #expect(self.told(self.taken(&text, self.sound(25), nil)) == ["0: 25 \"i.\" 5,25"])
        #expect(self.told(self.taken(&text, self.sound(50), nil)) == ["1: 50 \"You?\" 10,20,30,50"])
        #expect(self.told(self.taken(&text, self.sound(7), nil)) == ["1: 7"])
    }

    @Test(
        "the times of all pieces of a chunk cover its text and its sound, however the sound is cut", arguments: 1...45)
    func everyCut(length: Int) {
        var text = self.text("Hi.", "You?")
        var pieces: [SpokenPiece] = []
        var alignment: Alignment? = self.alignment("Hi. You? ")
        for start in stride(from: 0, to: 90, by: length) {
            pieces += text.take(self.sound(min(length, 90 - start)), alignment)
            alignment = nil
        }
        pieces += text.finish()
        for (chunk, words) in ["Hi.", "You?"].enumerated() {
            #expect(pieces.filter { $0.chunk == chunk }.compactMap(\.times?.text).joined() == words)
        }
        #expect(pieces.map(\.chunk) == pieces.map(\.chunk).sorted())
        #expect(pieces.reduce(0) { $0 + $1.samples.count } == 90)
    }

    @Test("blanks that the service adds, and marks that it leaves out, change nothing")
    func blanks() {
        var text = self.text("Hi, you.", "Yes")
        #expect(
            self.told(self.taken(&text, self.sound(70), self.alignment(" Hi you"))) == [
                "0: 70 \"Hi, you\" 20,30,30,30,50,60,70"
            ])
        #expect(
            self.told(self.taken(&text, self.sound(30), self.alignment("Yes"))) == [
                "0: 0 \".\" 0", "1: 30 \"Yes\" 10,20,30",
            ])
    }

    @Test("characters of several scalars are one character, whichever way the service counts")
    func scalars() {
        let flag = "a🇫🇷"
        for parts in [["a", "🇫🇷"], ["a", "🇫", "🇷"]] {
            var text = self.text(flag)
            let alignment = Alignment(parts.enumerated().map { .init($1, start: $0 * 10, duration: 10) })
            let pieces = text.take(self.sound(parts.count * 10), alignment)
            #expect(pieces.first?.times?.text == flag)
            #expect(pieces.first?.times?.ends.count == 2)
        }
    }

    @Test("an alignment of another text is no alignment")
    func otherText() {
        var text = self.text("Hello there.")
        #expect(self.told(self.taken(&text, self.sound(20), self.alignment("##########"))) == ["0: 20"])
        #expect(!text.knowsTimes)
    }

    @Test("times that count from where the stretch began mean the same as times that count from the message")
    func running() {
        var text = self.text("abcdefghijklmnopqrstuvwxyz")
        _ = text.take(self.sound(200), self.alignment("abcdefghijklmnopqrst"))
        #expect(self.told(self.taken(&text, self.sound(20), self.alignment("uv", from: 200))) == ["0: 20 \"uv\" 10,20"])
    }

    @Test("without any times the chunks go by the length of their texts, and all are spoken in the end")
    func noTimes() {
        var text = self.text("One.", "Two.", "Three.")
        #expect(self.told(self.taken(&text, self.sound(400), nil)) == ["0: 400"])
        #expect(self.told(self.taken(&text, self.sound(100), nil)) == ["1: 100"])
        #expect(self.told(self.finished(&text)) == ["2: 0"])
    }

    @Test("after a loss the text goes on with the word that broke off, and no character counts twice")
    func rewinding() {
        var text = self.text("Hi you.", "Yes.")
        _ = text.take(self.sound(40), self.alignment("Hi y"))
        #expect(self.rewound(&text))
        #expect(self.sent(&text) == [.init(text: "you. ", flush: true), .init(text: "Yes. ", flush: true)])
        #expect(
            self.told(self.taken(&text, self.sound(100), self.alignment("you. Yes. ")))
                == ["0: 50 \"ou.\" 20,30,50", "1: 50 \"Yes.\" 10,20,30,50"])
        #expect(self.finished(&text) == [])
    }

    @Test("a loss after the last word leaves nothing to say, one before the first leaves everything")
    func rewindingAtTheEnds() {
        var text = self.text("Hi.")
        do {
            let isLeft = text.rewind()
            #expect(isLeft)
        }
        #expect(self.sent(&text) == [.init(text: "Hi. ", flush: true)])
        _ = text.take(self.sound(20), self.alignment("Hi"))
        do {
            let isLeft = text.rewind()
            #expect(!isLeft)
        }
    }

    @Test("a loss without times goes on with the next chunk")
    func rewindingWithoutTimes() {
        var text = self.text("One.", "Two.")
        _ = text.take(self.sound(20), nil)
        do {
            let isLeft = text.rewind()
            #expect(isLeft)
        }
        #expect(self.sent(&text) == [.init(text: "Two. ", flush: true)])
        #expect(self.told(self.taken(&text, self.sound(20), nil)) == ["1: 20"])
    }

    @Test("sound is awaited as long as words were flushed that have not sounded")
    func awaiting() {
        var text = SpokenText(sampleRate: 1000)
        #expect(!text.awaitsSound(all: true))
        text.add("One.", chunk: 0, flush: true)
        text.add("Two", chunk: 1, flush: false)
        #expect(!text.awaitsSound(all: false))
        _ = text.send()
        #expect(text.awaitsSound(all: false))
        _ = text.take(self.sound(30), self.alignment("One"))
        #expect(!text.awaitsSound(all: false))
        #expect(text.awaitsSound(all: true))
    }
}
