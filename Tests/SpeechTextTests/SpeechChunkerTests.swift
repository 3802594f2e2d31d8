import SpeechText
import Testing

@Suite("A reply becomes speech chunks")
struct SpeechChunkerTests {
    private func chunks(_ reply: String, _ settings: SpeechChunker.Settings = .init()) -> [SpeechChunk] {
        var chunker = SpeechChunker(settings)
        return reply.unicodeScalars.flatMap { chunker.append(String($0)) } + chunker.finish()
    }

    @Test("Every sentence is a chunk, cleaned, and its source is the reply's own text")
    func sentences() {
        #expect(
            chunks("**Hi!** It is 5 km. See [this](http://a.b).") == [
                SpeechChunk(text: "Hi!", source: "**Hi!**", flush: true),
                SpeechChunk(text: "It is five kilometers.", source: " It is 5 km.", flush: true),
                SpeechChunk(text: "See this.", source: " See [this](http://a.b).", flush: true),
            ])
    }

    @Test("What is not spoken belongs to the source of its neighbor")
    func silence() {
        #expect(
            chunks("Look:\n```\ncode. More code.\n```\nDone. 🎉") == [
                SpeechChunk(text: "Look:", source: "Look:", flush: true),
                SpeechChunk(text: "Done.", source: "\n```\ncode. More code.\n```\nDone.", flush: true),
                SpeechChunk(text: "", source: " 🎉", flush: true),
            ])
    }

    @Test("The last chunk is flushed, even when nothing is left to speak")
    func lastChunk() {
        var chunker = SpeechChunker()
        #expect(chunker.append("How can I help you today?").map(\.text) == ["How can I help you today?"])
        #expect(chunker.finish() == [SpeechChunk(text: "", source: "", flush: true)])
        #expect(SpeechChunker().settings == SpeechChunker.Settings())
    }

    @Test("A chunker can be used for the next reply")
    func nextReply() {
        var chunker = SpeechChunker(.init(firstPiece: FirstPiece()))
        for _ in 0..<2 {
            #expect(chunker.append("Well then, we go").map(\.text) == ["Well then,"])
            #expect(chunker.finish().map(\.text) == ["we go"])
        }
    }

    static let firstPieces: [(String, [String])] = [
        ("Sure, I can do that. Good.", ["Sure, I can do that.", "Good."]),
        ("Of course, I can do that. Good.", ["Of course,", "I can do that.", "Good."]),
        ("I looked it up — it is open. Good.", ["I looked it up", "it is open.", "Good."]),
        ("I would go there but it is closed. Good.", ["I would go there", "but it is closed.", "Good."]),
        (
            "The museum near your hotel opens every morning at nine. Good.",
            [
                "The museum near your hotel", "opens every morning at nine.", "Good.",
            ]
        ),
        ("The story is about a young man. Good.", ["The story is", "about a young man.", "Good."]),
        ("They walked out of the house. Good.", ["They walked out", "of the house.", "Good."]),
        ("He waited 3 of the days. Good.", ["He waited three of the days.", "Good."]),
        ("It costs 1,000 dollars, I think. Good.", ["It costs one thousand dollars,", "I think.", "Good."]),
        ("It (so far, at least) works. Good.", ["It (so far, at least)", "works.", "Good."]),
        ("Yes. No, not at all.", ["Yes.", "No, not at all."]),
    ]

    @Test("The first clause is released early, later pieces are sentences", arguments: firstPieces)
    func firstPiece(reply: String, pieces: [String]) {
        #expect(chunks(reply, .init(firstPiece: FirstPiece())).map(\.text) == pieces)
    }

    @Test(
        "The rest of a long first sentence comes in two pieces, of any later sentence in one", arguments: [true, false])
    func secondPiece(isWhole: Bool) {
        let sentence =
            "The old man walked down to the harbor every morning before the sun came up because he liked to see the boats."
        let reply = "\(sentence) \(sentence)"
        var chunker = SpeechChunker(.init(firstPiece: FirstPiece()))
        var found: [SpeechChunk] = []
        for token in isWhole ? [reply] : reply.map({ String($0) }) { found += chunker.append(token) }
        found += chunker.finish()
        #expect(
            found.map(\.text).filter { !$0.isEmpty } == [
                "The old man walked", "down to the harbor every morning before the sun came up because he liked",
                "to see the boats.", sentence,
            ])
        #expect(found.map(\.source).joined() == reply)
    }

    static let shortSentences: [(String, [String])] = [
        (
            "Of course. The library on the corner is open until nine tonight. It is never full.",
            ["Of course.", "The library on the corner is open", "until nine tonight.", "It is never full."]
        ),
        (
            "Hello. Oh yes! The library on the corner is open until nine tonight, and tomorrow until six.",
            ["Hello.", "Oh yes!", "The library on the corner is open", "until nine tonight, and tomorrow until six."]
        ),
        (
            "Well then, yes. The library stays open tonight, until nine.",
            ["Well then,", "yes.", "The library stays open tonight,", "until nine."]
        ),
        (
            "I can do it for you. The library on the corner is open until nine tonight.",
            ["I can do it", "for you.", "The library on the corner is open until nine tonight."]
        ),
    ]

    @Test(
        "A sentence behind too short a beginning comes in two pieces, so that it is there before the beginning was heard",
        arguments: shortSentences)
    func shortSentence(reply: String, pieces: [String]) {
        #expect(chunks(reply, .init(firstPiece: FirstPiece())).map(\.text).filter { !$0.isEmpty } == pieces)
    }

    @Test("A short sentence released by the deadline counts as a short beginning")
    func shortSentenceByDeadline() {
        var chunker = SpeechChunker(.init(firstPiece: FirstPiece()))
        #expect(chunker.append("Wait...").isEmpty)
        #expect(chunker.release().map(\.text) == ["Wait..."])
        #expect(
            chunker.append(" The library on the corner is open until").map(\.text) == [
                "The library on the corner is open"
            ])
    }

    @Test("The limits of the first piece are settings")
    func firstPieceLimits() {
        let eager = SpeechChunker.Settings(firstPiece: FirstPiece(fewestWords: 1, mostWords: 3))
        #expect(chunks("Sure, I can do that.", eager).map(\.text) == ["Sure,", "I can do that."])
        #expect(chunks("Green leaves fall down today.", eager).map(\.text) == ["Green leaves fall", "down today."])
    }

    @Test("A schedule cuts at blanks, and only the end is flushed")
    func schedule() {
        let reply = "The quick brown fox jumps over the lazy dog and then runs away from the wild bear. It rests."
        let found = chunks(reply, .init(mode: .schedule(.fast)))
        #expect(
            found.map(\.text) == [
                "The quick brown fox jumps over the lazy dog and", "then runs away from the wild bear. It rests.",
            ])
        #expect(found.map(\.flush) == [false, true])
    }

    @Test(
        "A schedule that flushes sentences ends a piece at the threshold or the sentence's end, whichever comes first")
    func flushedSchedule() {
        let reply = "The quick brown fox jumps over the lazy dog and then runs away. It rests. Then it sleeps."
        let found = chunks(reply, .init(mode: .schedule(.fast), flushesSentences: true))
        #expect(
            found.map(\.text) == [
                "The quick brown fox jumps over the lazy dog and", "then runs away.", "It rests.", "Then it sleeps.",
            ])
        #expect(found.map(\.flush) == [false, true, true, true])
        #expect(found.map(\.source).joined() == reply)
    }

    @Test("A sentence that was flushed does not move the schedule on")
    func flushedGeneration() throws {
        let schedule = try ChunkSchedule([50, 100])
        let first = "Yes. " + String(repeating: "word ", count: 30)
        let found = chunks(first, .init(mode: .schedule(schedule), flushesSentences: true)).map(\.source.count)
        // 50 characters after the flush, then 100, each back to the last blank.
        #expect(found == [4, 46, 100, 5])
    }

    @Test("Without flush, or in a mode that cuts sentences, the setting changes nothing that is not a sentence's end")
    func flushElsewhere() {
        let reply = "One here. Two there, and so on. Three."
        for mode in [SpeechChunker.Mode.sentences, .automatic] {
            #expect(chunks(reply, .init(mode: mode)) == chunks(reply, .init(mode: mode, flushesSentences: true)))
        }
        #expect(chunks(reply, .init(mode: .schedule(.fast))).count == 1)
        #expect(chunks(reply, .init(mode: .schedule(.fast), flushesSentences: true)).count == 3)
    }

    @Test("A deadline releases a doubtful sentence of a schedule that flushes")
    func flushedDeadline() {
        var chunker = SpeechChunker(.init(mode: .schedule(.quality), flushesSentences: true))
        #expect(chunker.append("It opens at 5 p.m.").isEmpty)
        #expect(chunker.isDoubtful)
        #expect(chunker.release().map(\.flush) == [true])
        #expect(chunker.append(" Come early").isEmpty)
        #expect(chunker.finish().map(\.text) == ["Come early"])
    }

    @Test("A mode is written and read by one name", arguments: ["sentences", "automatic", "fast", "quality", "60,70"])
    func modeNames(name: String) throws {
        #expect(try SpeechChunker.Mode(parsing: name).name == name)
    }

    @Test("In automatic mode a long sentence is cut at a clause")
    func automatic() {
        let clause = String(repeating: "and another word ", count: 10)
        let found = chunks("It began \(clause)there, and it ended here.", .init(mode: .automatic))
        #expect(found.count == 2)
        #expect(found.last?.text == "and it ended here.")
    }

    @Test("A deadline releases a doubtful sentence")
    func deadline() {
        var chunker = SpeechChunker()
        #expect(chunker.append("I live in the U.S.").isEmpty)
        #expect(!chunker.isDoubtful)
        #expect(chunker.append(" since 5 p.m.").isEmpty)
        #expect(chunker.isDoubtful)
        #expect(chunker.release().map(\.text) == ["I live in the U.S. since five PM."])
    }

    @Test("Text can be left as it is written")
    func uncleaned() {
        #expect(chunks("It is **5 km**. Go.", .init(cleansText: false)).map(\.text) == ["It is **5 km**.", "Go."])
    }
}
