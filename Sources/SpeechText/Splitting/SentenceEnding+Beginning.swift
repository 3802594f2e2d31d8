extension SentenceEnding {
    /// Looks at the first letter or digit behind the blanks, past openers and a dash.
    mutating func readBeginning() throws(Lookahead.RunsOut) -> SentenceBeginning {
        var beginning = SentenceBeginning(kind: .nothing)
        while let next = try ahead.peek() {
            if next.isOpener {
                beginning.isOpened = true
            } else if next.isDash {
                beginning.hasDash = true
            } else if next.isBlank, beginning.hasDash || beginning.isOpened {
                // A dash or a list sign with its blank.
            } else {
                beginning.first = next
                if next.isUpper {
                    beginning.kind = .upper
                } else if next.isLower {
                    beginning.kind = .lower
                } else if next.isDigit {
                    beginning.kind = .digit
                } else {
                    beginning.kind = .other
                }
                return beginning
            }
            ahead.advance()
        }
        return beginning
    }
}
