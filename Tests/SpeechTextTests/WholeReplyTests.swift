import SpeechText
import Testing

/// Replies made of words and markup whose spoken words are known, whatever stands beside them.
private struct KnownReply {
    var written = ""
    var spoken: [String] = []

    private static let words = [
        "green", "leaves", "fall", "down", "every", "morning", "old", "man", "walked", "and", "because", "of",
        "with", "said", "harbor", "slowly", "but", "under", "quiet", "rain", "about", "seven", "boats", "which", "I",
    ]
    /// What is written, and what is said for it.
    private static let marked: [(String, String)] = [
        ("<b>brave</b>", "brave"), ("<a href=\"help.html\" class=\"big link\" id=\"one two three\">page</a>", "page"),
        ("[our guide](https://a.org/x.y?z=\"Hi. There\")", "our guide"), ("<!-- Skip this. Really! -->", ""),
        ("`code. Span`", "code Span"), ("$x^2 + y^2 = z^2$", "x squared plus y squared equals z squared"),
        ("\\(\\frac{x. y}{2}\\)", "x y over two"), ("June 5, 1990", "June fifth nineteen ninety"),
        ("$20 million", "twenty million dollars"), ("5 km", "five kilometers"), ("Dr. Lee", "Doctor Lee"),
        ("&amp;", "and"), ("note[^1]", "note"), ("**bold words**", "bold words"), ("<br>", ""),
        ("<break time=\"1.5s\" />", ""), ("<joe@site.org>", "joe at site dot org"),
        ("(so far, at least)", "so far at least"),
        ("你好", ""), ("😀", ""), ("<p style=\"color:red\">", ""), ("</think>", ""), ("\\alpha", "alpha"),
        ("<sub alias=\"by the way\">BTW</sub>", "by the way"), ("Dvořák", "Dvorak"), ("3:30 p.m.", "three thirty PM"),
    ]
    private static let lines: [(String, String)] = [
        ("\n```swift\nlet x = 1. More\n```\n\n", ""), ("\n<br>\n", ""), ("\n</think>\n\n", ""), ("\n<div>\n", ""),
        ("\n[^1]\n\n", ""), ("\n\n", ""), ("\n- ", ""), ("\n\n## ", ""), ("\n> ", ""), ("\n---\n\n", ""),
        ("\n<script>let a = 1. Then</script>\n", ""),
    ]

    private mutating func add(_ text: String, _ said: String) {
        written += text
        spoken += said.split(separator: " ").map { $0.lowercased() }
    }

    init(_ generator: inout SeededGenerator) {
        for _ in 0..<Int.random(in: 1...6, using: &generator) {
            if Int.random(in: 0..<3, using: &generator) == 0,
                let (text, said) = Self.lines.randomElement(using: &generator)
            {
                add(text, said)
            }
            add("Here ", "here")
            for _ in 0..<Int.random(in: 0...3, using: &generator) {
                for _ in 0..<Int.random(in: 2...7, using: &generator) {
                    guard let word = Self.words.randomElement(using: &generator) else { continue }
                    add(word, word)
                    add(Int.random(in: 0..<9, using: &generator) == 0 ? ", " : " ", "")
                }
                guard Bool.random(using: &generator), let (text, said) = Self.marked.randomElement(using: &generator)
                else { continue }
                // The word before decides how some amounts are read, so it is always the same.
                add("then \(text) ", "then \(said)")
            }
            add("went home", "went home")
            add([". ", "! ", "? ", ".", "...\n"].randomElement(using: &generator) ?? ".", "")
        }
    }
}

@Suite("Joined, the pieces of a reply say the whole text once")
struct WholeReplyTests {
    private static let settings: [SpeechChunker.Settings] = {
        let firstPieces: [FirstPiece?] = [nil, FirstPiece(), FirstPiece(fewestWords: 1, mostWords: 3)]
        let modes: [SpeechChunker.Mode] = [
            .sentences, .automatic, .schedule(.fast), .schedule(.balanced), .schedule(.quality),
        ]
        return modes.flatMap { mode in
            firstPieces.flatMap { first in
                [false, true].map { SpeechChunker.Settings(mode: mode, flushesSentences: $0, firstPiece: first) }
            }
        }
    }()

    private static func chunks(_ pieces: [String], _ settings: SpeechChunker.Settings) -> [SpeechChunk] {
        var chunker = SpeechChunker(settings)
        return pieces.flatMap { chunker.append($0) } + chunker.finish()
    }

    private static func words(_ chunks: [SpeechChunk]) -> [String] {
        chunks.map(\.text).joined(separator: " ").split { !$0.isLetter && !$0.isNumber }.map { $0.lowercased() }
    }

    /// The text as words with the blanks behind them.
    private static func wordFeed(_ text: String) -> [String] {
        var feed: [String] = []
        for scalar in text.unicodeScalars {
            let isNew = feed.isEmpty || (!scalar.properties.isWhitespace && feed.last?.last?.isWhitespace == true)
            if isNew { feed.append("") }
            feed[feed.count - 1].unicodeScalars.append(scalar)
        }
        return feed
    }

    @Test("Whatever the text, the feed and the mode", arguments: [UInt64](1...200))
    func everyWordOnce(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<5 {
            let reply = KnownReply(&generator)
            for settings in Self.settings.shuffled(using: &generator).prefix(3) {
                let whole = Self.chunks([reply.written], settings)
                #expect(Self.words(whole) == reply.spoken, "\(reply.written) in \(settings)")
                #expect(whole.map(\.source).joined().unicodeScalars.elementsEqual(reply.written.unicodeScalars))
                #expect(whole == Self.chunks(reply.written.unicodeScalars.map { String($0) }, settings))
                #expect(whole == Self.chunks(Self.wordFeed(reply.written), settings))
                #expect(whole == Self.chunks(RandomText.pieces(of: reply.written, &generator, longest: 9), settings))
                Self.expectWholeWords(whole)
            }
        }
    }

    /// No piece ends between two letters.
    private static func expectWholeWords(_ chunks: [SpeechChunk]) {
        for (one, next) in zip(chunks, chunks.dropFirst()) {
            guard let last = one.source.unicodeScalars.last, let first = next.source.unicodeScalars.first else {
                continue
            }
            #expect(!(last.properties.isAlphabetic && first.properties.isAlphabetic), "\(one.source)|\(next.source)")
        }
    }

    @Test("A deadline that passes at any time neither loses nor doubles words", arguments: [UInt64](1...40))
    func deadlines(seed: UInt64) {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<5 {
            let reply = KnownReply(&generator)
            for settings in Self.settings.shuffled(using: &generator).prefix(3) {
                var chunker = SpeechChunker(settings)
                var chunks: [SpeechChunk] = []
                for piece in RandomText.pieces(of: reply.written, &generator, longest: 7) {
                    chunks += chunker.append(piece)
                    if Int.random(in: 0..<4, using: &generator) == 0 { chunks += chunker.release() }
                }
                chunks += chunker.finish()
                #expect(chunks.map(\.source).joined().unicodeScalars.elementsEqual(reply.written.unicodeScalars))
            }
        }
    }

    static let silences = [
        "```swift\nlet x = 1\n```\n", "<br>", "</think>", "<div>", "[^1]", "---", "<!-- a. b -->", "😀",
    ]

    @Test("A line that comes to silence moves no later cut", arguments: silences)
    func silentLine(line: String) {
        let reply =
            "Be brief.\n\(line)\n\nThe office opens at nine in the morning. On Sunday it is closed. Come and see us soon."
        for feed in [[reply], reply.unicodeScalars.map { String($0) }, Self.wordFeed(reply)] {
            let found = Self.chunks(feed, .init(firstPiece: FirstPiece()))
            #expect(
                found.map(\.text).filter { !$0.isEmpty }.joined(separator: " ")
                    == "Be brief. The office opens at nine in the morning. On Sunday it is closed. Come and see us soon."
            )
            #expect(found.map(\.source).joined() == reply)
            #expect(found.first?.text == "Be brief.")
        }
    }

    static let first: [(String, [String])] = [
        (
            "See <a href=\"help.html\" class=\"big link\" id=\"one two three\">our help page</a> now. Good.",
            ["See our help page", "now.", "Good."]
        ),
        (
            "She was born June 5, 1990 in a small town by the sea.",
            ["She was born June fifth, nineteen ninety in a", "small town by the sea."]
        ),
        (
            "They paid us just $20 million for the old house.",
            ["They paid us just", "twenty million dollars for the old house."]
        ),
        ("We ran there with 5 km still left to go.", ["We ran there", "with five kilometers still left to go."]),
        ("We saw old Dr. Lee about the pain.", ["We saw old Doctor Lee", "about the pain."]),
        ("The best is Room 12 over there.", ["The best is Room twelve over there."]),
    ]

    @Test("The first piece ends in no markup, date, amount, or name", arguments: first)
    func firstPiece(reply: String, pieces: [String]) {
        for feed in [[reply], reply.unicodeScalars.map { String($0) }, Self.wordFeed(reply)] {
            let texts = Self.chunks(feed, .init(firstPiece: FirstPiece())).map(\.text).filter { !$0.isEmpty }
            #expect(texts == pieces)
        }
    }
}
