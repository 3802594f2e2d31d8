/// What the last words before a pause say about whether more will come.
public struct TurnEnding: Sendable, Hashable {
    /// How many words there are, 0…50; more are not counted.
    public let words: Int
    /// Whether the recognizer ends a sentence there. Weak evidence: it does so behind words that are cut off, too.
    public let isSentence: Bool
    /// Whether it is a question.
    public let isQuestion: Bool
    /// Whether the last word wants another: "and then I", "the", "because", "um".
    public let isHanging: Bool
    /// Whether it ends in digits that are no whole number of a kind: "four one five".
    public let isOpenNumber: Bool
    /// Whether it is being spelled, or an address is: "B as in", "john dot smith at".
    public let isSpelled: Bool

    /// Words that need one behind them: articles, determiners, prepositions, conjunctions, auxiliaries, subject pronouns, and
    /// what people say while they think.
    private static let hangingWords: Set<String> = [
        "a", "an", "the", "my", "your", "his", "her", "its", "our", "their", "this", "these", "those", "some", "any",
        "every",
        "each", "no", "of", "to", "for", "from", "with", "without", "at", "by", "in", "on", "into", "onto", "about",
        "between",
        "and", "or", "but", "nor", "so", "because", "since", "although", "though", "while", "if", "unless", "until",
        "when",
        "whether", "than", "that", "which", "who", "whose", "where", "as", "like", "is", "are", "was", "were", "am",
        "be",
        "been", "will", "would", "shall", "should", "can", "could", "may", "might", "must", "do", "does", "did", "has",
        "have",
        "had", "i", "i'm", "i'd", "i'll", "i've", "we", "we're", "they", "they're", "he", "she", "he's", "she's",
        "it's",
        "there's", "um", "uh", "er", "erm", "hmm", "well", "then", "also", "very", "really", "just", "not", "please",
        "number",
        "named", "called", "is", "maybe", "perhaps", "actually", "plus", "dot", "dash", "underscore",
    ]
    private static let numberWords: Set<String> = [
        "zero", "oh", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
        "double", "triple", "hundred", "area", "code",
    ]

    /// - Parameter text: a transcript up to the pause; any text, of which the last 400 characters count.
    public init(_ text: String) {
        let text = text.suffix(400)
        let words = text.split(whereSeparator: \.isWhitespace).suffix(50)
        self.words = words.count
        let last = words.last ?? ""
        let mark = last.last { !"\"”')".contains($0) }
        let isEllipsis = last.hasSuffix("...") || mark == "…"
        self.isQuestion = mark == "?" || mark == "？"
        self.isSentence = !isEllipsis && (self.isQuestion || mark.map { ".!。！".contains($0) } ?? false)
        let plain = words.suffix(3).map { Self.plain($0) }
        let final = plain.last ?? ""
        self.isHanging = isEllipsis || mark == "," || mark == "-" || Self.hangingWords.contains(final)
        let digits = words.reversed().prefix { Self.isNumeric($0) }
        let count = digits.reduce(0) { $0 + Self.digitCount($1) }
        // A telephone number has seven or more digits; a price, a year or a time is one group.
        let groups = digits.reduce(0) { $0 + $1.split { !$0.isLetter && !$0.isNumber }.count }
        self.isOpenNumber = count > 0 && count < 7 && (groups > 1 || count == 3)
        self.isSpelled =
            plain.count > 1
            && plain.suffix(2).allSatisfy { $0.count == 1 && $0.first?.isLetter == true && $0 != "i" && $0 != "a" }
            || (plain.dropLast().last == "as" && final == "in")
    }

    private static func plain(_ word: Substring) -> String {
        String(word.lowercased().filter { $0.isLetter || $0.isNumber || $0 == "'" })
    }

    private static func isNumeric(_ word: Substring) -> Bool {
        let word = Self.plain(word)
        return !word.isEmpty && (word.allSatisfy(\.isNumber) || Self.numberWords.contains(word))
    }

    private static func digitCount(_ word: Substring) -> Int {
        let word = Self.plain(word)
        return word.first?.isNumber == true ? word.count : 1
    }
}
