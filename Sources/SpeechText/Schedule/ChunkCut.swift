/// Where a text that reached its threshold may be cut.
enum ChunkCut {
    /// Behind the last blank, or at the end if a sentence ends there; nil inside the first word.
    ///
    /// A blank behind or before a number, a month or a short form is taken only when there is no other: "5 kg" is read as
    /// one.
    /// - Parameter isAllowed: whether a place is outside of markup.
    static func last(
        in text: ArraySlice<Unicode.Scalar>, lexicon: Lexicon, isAllowed: (Int) -> Bool = { _ in true }
    ) -> Int? {
        guard let first = text.firstIndex(where: \.isSpeakable) else { return nil }
        if endsSentence(text), isAllowed(text.endIndex) { return text.endIndex }
        var joined: Int?
        var tries = 0
        for position in text.indices.reversed() where position > first {
            let scalar = text[position]
            if scalar.isBlank {
                guard isAllowed(position + 1) else { continue }
                if tries >= 24 || !joins(text, at: position, lexicon) { return position + 1 }
                tries += 1
                joined = joined ?? position + 1
            } else if scalar.isUnambiguousStop || scalar == "、" || scalar == "，" || scalar == "！" || scalar == "？" {
                if isAllowed(position + 1) { return position + 1 }
            }
        }
        return joined
    }

    /// Whether the words around the blank belong together.
    private static func joins(_ text: ArraySlice<Unicode.Scalar>, at blank: Int, _ lexicon: Lexicon) -> Bool {
        let before = text[..<blank]
        guard let last = before.last, !last.isBlank else { return false }
        let begin = before.suffix(24).lastIndex(where: \.isBlank).map { $0 + 1 } ?? before.suffix(24).startIndex
        let joint = WordJoint(behind: String(scalars: before[begin...]), lexicon: lexicon)
        // A full stop ends more sentences than short forms.
        if joint.isOpenBehindMark || (joint.isOpen && last != ".") { return true }
        guard let next = text[(blank + 1)...].first(where: { !$0.isBlank }), !last.isTerminal else { return false }
        return joint.takes(next)
    }

    /// Whether the text ends with a mark behind a word that is no abbreviation by its length.
    private static func endsSentence(_ text: ArraySlice<Unicode.Scalar>) -> Bool {
        guard let mark = text.last, mark.isTerminal else { return false }
        let letters = text.dropLast().reversed().prefix { $0.isLower }.prefix(6).count
        return mark.isEmphatic ? letters >= 2 : letters >= 6
    }
}
