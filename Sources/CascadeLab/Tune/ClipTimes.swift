internal import SpeechEngines

/// Puts together the character times of a clip from those of its pieces.
///
/// Between words stands one blank, whatever was between the pieces, so that a text in pieces and the whole of it have the
/// same characters.
struct ClipTimes {
    private var text = ""
    private var ends: [Int] = []
    private var needsBlank = false

    /// Nil without any character.
    var times: CharacterTimes? { self.text.isEmpty ? nil : CharacterTimes(text: self.text, ends: self.ends) }

    /// The next character, which sounds from `start` to `end` in samples of the clip.
    mutating func add(_ character: Character, from start: Int, to end: Int) {
        guard !character.isWhitespace else { return self.endWord() }
        let last = self.ends.last ?? 0
        if self.needsBlank {
            // A pause between words is the blank's.
            self.append(" ", max(last, start))
            self.needsBlank = false
        }
        self.append(character, max(self.ends.last ?? 0, end))
    }

    /// What follows is another word.
    mutating func endWord() { self.needsBlank = !self.text.isEmpty }

    /// Times that count from a sample of the clip.
    mutating func add(_ times: CharacterTimes, from start: Int) {
        var last = 0
        for (character, end) in zip(times.text, times.ends) {
            self.add(character, from: start + last, to: start + end)
            last = end
        }
    }

    private mutating func append(_ character: Character, _ end: Int) {
        self.text.append(character)
        self.ends.append(end)
    }
}
