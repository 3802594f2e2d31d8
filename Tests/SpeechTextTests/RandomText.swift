import SpeechText

/// A repeatable source of random numbers.
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

/// Texts made of everything the rules look at, in an order nobody would write.
enum RandomText {
    private static let parts = [
        "The", "a", "I", "Mr", "U.S", "p.m", "e.g", "No", "etc", "Inc", "yesterday", "word", "hesitated", "example.com",
        "https://a.b/c?d=e!", "jane@site.org", "report.pdf", "1", "2", "42", "1,000", "3.14", "$5.99", "June", "5",
        "2024",
        "(555)", "123-4567", "1.", "2.", "a)", "b)", "•", "-", "*", "**", "_", "`", "```", "#", "|", "[", "](", "]",
        "(", ")",
        "\"", "“", "”", "'", "’", "«", "»", ".", ".", ".", "!", "?", "...", "…", ". . .", ",", ";", ":", "—", "–", "&",
        "&amp;",
        "<b>", "<", "\\", "~", "\n", "\n\n", "\r\n", "\t", " ", " ", " ", " ", " ", "😀", "👨‍👩‍👧", "é", "e\u{301}", "中文",
        "。", "「", "」",
        "हिन्दी", "।", "مرحبا", "؟", "\u{200B}", "\u{FEFF}", "½", "°C", "%", "km", "@", "=", "+", "/", "{", "}", "$", "€",
        "№",
        "said", "He", "John", "Yahoo!", "and", "because", "|---|",
    ]

    static func make(_ generator: inout SeededGenerator, parts count: Int) -> String {
        (0..<count).map { _ in parts.randomElement(using: &generator) ?? "" }.joined()
    }

    /// The text cut at random scalars.
    static func pieces(of text: String, _ generator: inout SeededGenerator, longest: Int) -> [String] {
        var pieces: [String] = []
        var rest = text.unicodeScalars[...]
        while !rest.isEmpty {
            let size = Int.random(in: 1...longest, using: &generator)
            pieces.append(String(rest.prefix(size)))
            rest = rest.dropFirst(size)
        }
        return pieces
    }
}
