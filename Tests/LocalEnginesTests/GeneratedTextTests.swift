import Testing

@testable import LocalEngines

@Suite("Text made of tokens")
struct GeneratedTextTests {
    /// What is given out for each token, and whether a stop text came.
    private func run(_ tokens: [[UInt8]], stops: [String] = []) -> (texts: [String], isStopped: Bool) {
        var text = GeneratedText(stops: stops)
        var texts: [String] = []
        for token in tokens {
            let (piece, isStopped) = text.append(token)
            texts.append(piece)
            if isStopped { return (texts, true) }
        }
        return (texts + [text.finish()], false)
    }

    private func run(_ tokens: [String], stops: [String] = []) -> (texts: [String], isStopped: Bool) {
        self.run(tokens.map { Array($0.utf8) }, stops: stops)
    }

    @Test("text comes with its token")
    func plain() {
        #expect(self.run(["Hello", ",", " you"]).texts == ["Hello", ",", " you", ""])
    }

    @Test("a character split over tokens comes whole, however it is split", arguments: ["é", "€", "🙂", "a🙂b€c"])
    func characters(text: String) {
        let bytes = Array(text.utf8)
        for cut in 0...bytes.count {
            let texts = self.run([Array(bytes[..<cut]), Array(bytes[cut...])]).texts
            #expect(texts.joined() == text)
            #expect(texts.allSatisfy { !$0.contains("\u{FFFD}") })
        }
        let singles = self.run(bytes.map { [$0] }).texts
        #expect(singles.joined() == text)
        #expect(singles.allSatisfy { !$0.contains("\u{FFFD}") })
    }

    @Test("a character that never becomes whole is left out", arguments: [[0xC3], [0xE2, 0x82], [0xF0, 0x9F, 0x99]])
    func halfCharacter(bytes: [UInt8]) {
        #expect(self.run([Array("ab".utf8) + bytes]).texts == ["ab", ""])
    }

    @Test("bytes that are no text hold nothing up")
    func noText() {
        #expect(self.run([[0x80, 0x80, 0x80, 0x80, 0x80], Array("a".utf8)]).texts.joined().hasSuffix("a"))
        #expect(self.run([[0xFF], Array("abcd".utf8)]).texts.joined().hasSuffix("abcd"))
    }

    @Test("blanks in front are left out, those within are kept")
    func blanks() {
        #expect(self.run([" ", "\n", "\t Hi", " ", " there "]).texts == ["", "", "Hi", " ", " there ", ""])
        #expect(self.run([" ", " "]).texts.joined() == "")
    }

    @Test("a stop text ends the answer and is not in it")
    func stop() {
        let (texts, isStopped) = self.run(["One. ", "User: two", " three"], stops: ["User:"])
        #expect(texts == ["One. ", ""])
        #expect(isStopped)
    }

    @Test("text in front of a stop text within one token is kept")
    func stopWithinToken() {
        #expect(self.run(["One.###Two"], stops: ["###"]).texts == ["One."])
        #expect(self.run(["###"], stops: ["###"]).texts == [""])
    }

    @Test("a stop text split over tokens is found, however it is split")
    func splitStop() {
        let answer = Array("Yes.\nUser: no".utf8)
        for first in 0...answer.count {
            for second in first...answer.count {
                let tokens = [answer[..<first], answer[first..<second], answer[second...]].map { Array($0) }
                let (texts, isStopped) = self.run(tokens, stops: ["\nUser:"])
                #expect(texts.joined() == "Yes.")
                #expect(isStopped)
            }
        }
    }

    @Test("text that could have become a stop text is given when it did not")
    func possibleStop() {
        #expect(self.run(["a", "#", "#", "b"], stops: ["###"]).texts == ["a", "", "", "##b", ""])
        #expect(self.run(["a##"], stops: ["###"]).texts == ["a", "##"])
        #expect(self.run(["##", "##x"], stops: ["###"]).texts.joined() == "")
        #expect(self.run(["#", "a", "###"], stops: ["###"]) == (["", "#a", ""], true))
    }

    @Test("the stop text that comes first counts, whatever their order in the list")
    func several() {
        for stops in [["two", "one"], ["one", "two"], ["", "two", "one"]] {
            #expect(self.run(["a one b two"], stops: stops).texts == ["a "])
        }
    }

    @Test("the beginning of a longer stop text does not hide a shorter one")
    func nested() {
        #expect(self.run(["a<", "end", ">b"], stops: ["<end>", "<e"]) == (["a", ""], true))
        #expect(self.run(["ab", "c"], stops: ["abcd", "bc"]) == (["", "a"], true))
    }

    @Test("empty stop texts stop nothing")
    func emptyStop() {
        #expect(self.run(["a", "b"], stops: [""]).texts == ["a", "b", ""])
    }
}
