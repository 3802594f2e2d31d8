/// The text behind a possible sentence end, read one character at a time.
///
/// Rules read forward and decide at the first character that allows it, so the least text decides and the decision is
/// the same however the text was fed.
struct Lookahead {
    /// More text is needed. Thrown by every read at the end of the text that has arrived.
    struct RunsOut: Error {}

    private let text: [Unicode.Scalar]
    private let isComplete: Bool
    private(set) var position: Int

    private let horizon: Int

    /// Begins before the character at `position`. `isComplete` says that no text follows.
    /// No rule looks further than `reach` characters; behind them, the text counts as ended.
    init(_ text: [Unicode.Scalar], at position: Int, isComplete: Bool, reach: Int = 96) {
        self.text = text
        self.position = position
        self.isComplete = isComplete
        horizon = position + reach
    }

    /// The next character, nil at the end of the whole text.
    func peek(_ offset: Int = 0) throws(RunsOut) -> Unicode.Scalar? {
        let index = position + offset
        if index >= horizon { return nil }
        if index < text.count { return text[index] }
        if isComplete { return nil }
        throw RunsOut()
    }

    mutating func advance() { position += 1 }

    /// Passes blanks and says how many line breaks they hold.
    mutating func skipBlanks() throws(RunsOut) -> (count: Int, newlines: Int) {
        var count = 0
        var newlines = 0
        while let next = try peek(), next.isBlank {
            if next.isNewline, !(next == "\n" && count > 0 && text[position - 1] == "\r") { newlines += 1 }
            count += 1
            position += 1
        }
        return (count, newlines)
    }

    /// Reads letters, digits, apostrophes and inner full stops; a final full stop is left.
    mutating func word() throws(RunsOut) -> String {
        var word = ""
        while let next = try peek() {
            if next == "." {
                guard let following = try peek(1), following.isLetter else { break }
            } else if !(next.isLetter || next.isDigit || next == "'" || next == "’" || next == "-") {
                break
            }
            word.unicodeScalars.append(next == "’" ? "'" : next)
            position += 1
        }
        return word
    }
}
