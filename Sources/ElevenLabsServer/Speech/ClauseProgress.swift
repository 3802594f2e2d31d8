/// Divides a clause's characters over the pieces that its sound comes in.
struct ClauseProgress: Sendable {
    private let clause: ChunkTimes.Clause
    private var position = 0
    /// Characters that were given.
    private var sourcePlace = 0
    private var spokenPlace = 0

    init(_ clause: ChunkTimes.Clause) {
        self.clause = clause
    }

    /// The characters that begin within the next samples, from the first of those; the last ends with them.
    ///
    /// What a character sounds beyond its piece is left out, so that the times of all pieces add up to the sound.
    mutating func take(_ count: Int) -> ChunkTimes.Clause {
        let start = self.position
        self.position += count
        let end = self.position >= self.clause.length ? Int.max : self.position
        func part(_ characters: [TimedCharacter], from place: inout Int) -> [TimedCharacter] {
            let first = place
            // Beginnings never fall, so each is looked at once.
            while place < characters.count, characters[place].start < end { place += 1 }
            return characters[first..<place].map { character in
                TimedCharacter(
                    text: character.text, start: min(character.start - start, count),
                    end: min(character.end - start, count))
            }
        }
        return ChunkTimes.Clause(
            source: part(self.clause.source, from: &self.sourcePlace),
            spoken: part(self.clause.spoken, from: &self.spokenPlace), length: count)
    }
}
