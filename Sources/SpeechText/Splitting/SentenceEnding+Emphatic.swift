extension SentenceEnding {
    /// A question or exclamation mark before a blank.
    mutating func judgeEmphatic(_ row: MarkRow, before begin: SentenceBeginning) throws(Lookahead.RunsOut) -> Verdict {
        if row.marks == 1, kinds(of: word).contains(.exclaimedName), text[mark] == "!" {
            guard begin.kind == .upper else { return .none(row.end) }
            return lexicon.kinds(of: try ahead.word()).contains(.starter) ? end(row.end) : .none(row.end)
        }
        if row.marks == 1, isSmallNumber, text[mark] == "!", try isFactorial(before: begin) { return .none(row.end) }
        if row.closesQuote || row.closesBracket {
            if begin.kind == .lower, !begin.isOpened { return .none(row.end) }
            if begin.kind == .upper, row.closesQuote, !begin.isOpened, try isSpeakerNext() { return .none(row.end) }
            if begin.kind == .other, begin.first == "," || begin.first == ";" { return .none(row.end) }
        }
        return end(row.end)
    }

    /// "5! = 120", "10! is large"
    private mutating func isFactorial(before begin: SentenceBeginning) throws(Lookahead.RunsOut) -> Bool {
        guard !begin.isOpened, !begin.hasDash, let first = begin.first else { return false }
        if "=×÷*/+".unicodeScalars.contains(first) { return true }
        guard begin.kind == .lower else { return false }
        return lexicon.rules.factorialFollowers.contains(try ahead.word())
    }

    /// Whether a name and a verb of speech follow: "Stop!" John said.
    mutating func isSpeakerNext() throws(Lookahead.RunsOut) -> Bool {
        let name = try ahead.word()
        if lexicon.kinds(of: name).contains(.certainStarter) { return false }
        guard let next = try ahead.peek(), next == " " else { return false }
        ahead.advance()
        return lexicon.kinds(of: try ahead.word()).contains(.speechVerb)
    }
}
