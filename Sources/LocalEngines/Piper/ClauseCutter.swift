/// Cuts a chunk's text into clauses short enough for one run of the voice.
///
/// A sentence stays whole if it can, because the voice then knows its melody.
enum ClauseCutter {
    /// The most that a clause may weigh: about 140 characters of prose.
    static let limit = 120

    /// The clauses joined are the text, and each has something to read out if the text has.
    static func clauses(of text: String) -> [String] {
        Self.cut(Array(text)[...]).map { String($0) }
    }

    /// Roughly how long the character takes to say: letters 1, and more for what is read out as words. Letters of other
    /// scripts are read by long names.
    private static func weight(of character: Character) -> Int {
        guard character.isReadOut else { return 0 }
        if character.isNumber { return 4 }
        guard character.isLetter else { return 6 }
        return character.unicodeScalars.contains { $0.value >= 0x250 && !$0.properties.isDiacritic } ? 12 : 1
    }

    private static func cut(_ text: ArraySlice<Character>) -> [ArraySlice<Character>] {
        var total = 0
        // What has been said before each character.
        let before = text.map { character in
            defer { total += Self.weight(of: character) }
            return total
        }
        guard total > Self.limit else { return [text] }
        let middle = total / 2
        var best: (index: Int, rank: Int, distance: Int)?
        for index in text.indices.dropFirst() {
            let weight = before[index - text.startIndex]
            guard weight > 0, weight < total else { continue }
            let distance = abs(weight - middle)
            let rank = distance <= total / 4 ? Self.rank(of: index, in: text) : 3
            if let best, (best.rank, best.distance) <= (rank, distance) { continue }
            best = (index, rank, distance)
        }
        guard let best else { return [text] }
        return Self.cut(text[..<best.index]) + Self.cut(text[best.index...])
    }

    /// How good a cut before the index is: 0 after a sentence, 1 after a mark, 2 after a blank, 3 in a word.
    private static func rank(of index: Int, in text: ArraySlice<Character>) -> Int {
        guard text[index - 1].isWhitespace, !text[index].isWhitespace else { return 3 }
        switch text[..<index].last(where: { !$0.isWhitespace }) {
        case "!", "?": return 0
        case "." where !text[index].isLowercase: return 0
        case ",", ";", ":", "—", "–": return 1
        default: return 2
        }
    }
}
