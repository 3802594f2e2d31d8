/// Where a text that reached its threshold may be cut.
enum ChunkCut {
    /// Behind the last blank, or at the end if a sentence ends there; nil inside the first word.
    ///
    /// A blank behind a digit is taken only when there is no other: "5 kg" is read as one.
    static func last(in text: ArraySlice<Unicode.Scalar>) -> Int? {
        guard let first = text.firstIndex(where: \.isSpeakable) else { return nil }
        if endsSentence(text) { return text.endIndex }
        var behindDigit: Int?
        for position in text.indices.reversed() where position > first {
            let scalar = text[position]
            if scalar.isBlank {
                if !text[position - 1].isDigit { return position + 1 }
                behindDigit = behindDigit ?? position + 1
            } else if scalar.isUnambiguousStop || scalar == "、" || scalar == "，" || scalar == "！" || scalar == "？" {
                return position + 1
            }
        }
        return behindDigit
    }

    /// Whether the text ends with a mark behind a word that is no abbreviation by its length.
    private static func endsSentence(_ text: ArraySlice<Unicode.Scalar>) -> Bool {
        guard let mark = text.last, mark.isTerminal else { return false }
        let letters = text.dropLast().reversed().prefix { $0.isLower }.prefix(6).count
        return mark.isEmphatic ? letters >= 2 : letters >= 6
    }
}
