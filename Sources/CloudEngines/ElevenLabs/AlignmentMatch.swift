internal import ElevenLabsWire

/// Finds the letters of an alignment in the text that was sent.
///
/// Services add blanks, leave out what makes no sound, and count a character by its Unicode scalars or as one.
struct AlignmentMatch {
    /// How far ahead a letter is looked for when the text does not go on as expected.
    private static let reach = 200
    /// Letters that must follow each other to be taken for the same place.
    private static let likeness = 4
    /// Letters that are not found in a row before the rest is taken for another text.
    private static let patience = 1000

    private let letters: ArraySlice<SpokenText.Letter>

    init(letters: ArraySlice<SpokenText.Letter>) {
        self.letters = letters
    }

    /// - Returns: places in the text with their ends in milliseconds, rising; nil if most of it is another text.
    mutating func places(of alignment: Alignment) -> [(letter: Int, end: Int)]? {
        let spoken = alignment.characters.flatMap { character in
            character.text.unicodeScalars.map { (scalar: $0, end: character.start + character.duration) }
        }
        var found: [(letter: Int, end: Int)] = []
        var place = self.letters.startIndex
        var latest = 0
        var strangers = 0
        var words = 0
        var lost = 0
        for (number, letter) in spoken.enumerated() {
            latest = max(latest, letter.end)
            if letter.scalar.properties.isWhitespace {
                guard place < self.letters.endIndex, self.letters[place].isBlank else { continue }
                found.append((place, latest))
                place += 1
                continue
            }
            words += 1
            while place < self.letters.endIndex, self.letters[place].isBlank { place += 1 }
            let next = place
            if next < self.letters.endIndex, self.letters[next].scalar == letter.scalar {
                found.append((next, latest))
                place = next + 1
            } else if let ahead = self.find(spoken[number...].lazy.map(\.scalar), from: next) {
                found.append((ahead, latest))
                place = ahead + 1
            } else {
                strangers += 1
                lost += 1
                if lost > Self.patience { break }
                continue
            }
            lost = 0
        }
        guard !found.isEmpty, strangers * 2 <= words else { return nil }
        // What follows the last letter at once belongs to it: marks and blanks that the service left out.
        return found
    }

    private func find(_ scalars: some Sequence<Unicode.Scalar>, from start: Int) -> Int? {
        var wanted: [Unicode.Scalar] = []
        // Blanks that go on for long tell nothing.
        for scalar in scalars.prefix(Self.reach) where !scalar.properties.isWhitespace {
            wanted.append(scalar)
            if wanted.count == Self.likeness { break }
        }
        let end = min(self.letters.endIndex, start + Self.reach)
        guard start < end else { return nil }
        return (start..<end).first { place in
            guard self.letters[place].scalar == wanted.first else { return false }
            let text = self.letters[place...].prefix(Self.reach).lazy.filter { !$0.isBlank }.prefix(Self.likeness)
                .map(\.scalar)
            return text.starts(with: wanted)
        }
    }
}
