extension SentenceEnding {
    /// A question or exclamation mark before a blank.
    mutating func judgeEmphatic(_ row: MarkRow, before begin: SentenceBeginning) throws(Lookahead.RunsOut) -> Verdict {
        if row.marks == 1, kinds(of: word).contains(.exclaimedName), text[mark] == "!" {
            guard begin.kind == .upper else { return .none(row.end) }
            return lexicon.kinds(of: try ahead.word()).contains(.starter) ? end(row.end) : .none(row.end)
        }
        if row.closesQuote || row.closesBracket {
            if begin.kind == .lower, !begin.isOpened { return .none(row.end) }
            if begin.kind == .upper, row.closesQuote, !begin.isOpened, try isSpeakerNext() { return .none(row.end) }
            if begin.kind == .other, begin.first == "," || begin.first == ";" { return .none(row.end) }
        }
        return end(row.end)
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
