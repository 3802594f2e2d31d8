extension ClauseText.Phrase {
    /// A word that sounds like the name of the letter.
    private static let nameOfA = "eh"

    /// Words that stand behind the letter and never behind the article.
    private static let behindLetter: Set<String> = [
        "is", "was", "are", "in", "of", "on", "for", "and", "or", "to", "through", "from", "at", "equals", "plus",
        "minus", "means", "stands", "comes", "as",
    ]

    /// Words before the letter, where a capital follows: "Hepatitis A Vaccine".
    private static let beforeLetter: Set<String> = [
        "vitamin", "plan", "grade", "option", "section", "part", "team", "group", "type", "class", "point", "exhibit",
        "hepatitis", "influenza", "building", "gate", "series", "answer", "choice", "appendix", "schedule", "medicare",
    ]

    /// Gives the letter A its name; the phonemizer says a lone "A" as the article.
    ///
    /// - Parameter characters: those of the clause.
    mutating func nameLetterA(in characters: [Character]) {
        for index in self.words.indices where self.words[index].spoken == "A" && self.isLetter(index, characters) {
            self.words[index].spoken = Self.nameOfA
        }
    }

    private func isLetter(_ index: Int, _ characters: [Character]) -> Bool {
        guard index + 1 < self.words.count else { return index > 0 || self.mark != nil }
        let next = self.words[index + 1].spoken
        if Self.behindLetter.contains(next) { return true }
        let place = self.words[index].characters.lowerBound
        // Where a sentence or a quotation begins, it is the article.
        guard index > 0, place > 0, characters[place - 1].isWhitespace else { return false }
        guard next.first?.isUppercase == true else { return true }
        return next.count == 1 || Self.beforeLetter.contains(self.words[index - 1].spoken.lowercased())
    }
}
