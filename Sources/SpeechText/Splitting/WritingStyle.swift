/// Habits of the writer, learnt from the text so far. They say which endings need a second look.
struct WritingStyle: Sendable {
    /// Marks came in rows before: "Really?!", "Wow!!"
    var repeatsMarks = false

    /// Full stops came in rows before: "well... then", ". . ."
    var usesEllipses = false

    /// The list that the text is in the middle of.
    var numbering: ListNumbering?

    /// Whether a sentence may end at this character. Blanks matter only for line ends and inside lists.
    func mayEnd(at scalar: Unicode.Scalar) -> Bool {
        if scalar == " " { return numbering != nil }
        return scalar == ")" || scalar.isTerminal || scalar.isNewline || scalar.isBullet
            || (numbering != nil && scalar.isBlank)
    }
}
