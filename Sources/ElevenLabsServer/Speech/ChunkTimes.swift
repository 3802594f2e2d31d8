internal import SpeechEngines
internal import SpeechText

/// When the characters of one speech chunk sound: those of its text and those of its source.
///
/// A synthesizer gives the times of a chunk clause by clause, and may leave out clauses without sound.
struct ChunkTimes: Sendable {
    /// A clause's characters, from its first sample.
    struct Clause: Sendable, Equatable {
        /// As the client sent them.
        var source: [TimedCharacter]
        /// As they are spoken; a blank in front of the chunk's first and behind its last.
        var spoken: [TimedCharacter]
        /// Samples of the clause.
        var length: Int
    }

    private let source: [Character]
    private let spoken: [Character]
    private let map: SourceMap
    /// How far the clauses have come in the spoken text and in the source.
    private var position = 0
    private var sourcePosition = 0

    init(_ chunk: SpeechChunk) {
        self.source = Array(chunk.source)
        self.spoken = Array(chunk.text)
        self.map = SourceMap(source: self.source, spoken: self.spoken)
    }

    /// Takes the next clause's times.
    mutating func take(_ times: CharacterTimes) -> Clause {
        let text = Array(times.text)
        let start = self.place(of: text)
        let end = min(start + text.count, self.spoken.count)
        let sourceEnd = end == self.spoken.count ? self.source.count : self.map.source(end)
        let first = self.sourcePosition
        let isFirst = self.position == 0
        (self.position, self.sourcePosition) = (end, max(sourceEnd, first))
        var spoken = times.text.indices.enumerated().map { number, index in
            TimedCharacter(
                text: times.text[index], start: number == 0 ? 0 : times.ends[number - 1], end: times.ends[number])
        }
        if isFirst { spoken.insert(TimedCharacter(text: " ", start: 0, end: 0), at: 0) }
        if end == self.spoken.count {
            spoken.append(TimedCharacter(text: " ", start: times.length, end: times.length))
        }
        var before = 0
        let source = (first..<self.sourcePosition).map { index in
            let isLast = index + 1 == self.sourcePosition
            let sounds = isLast ? times.length : Self.sample(self.map.spoken(index + 1) - Double(start), times)
            defer { before = max(before, sounds) }
            return TimedCharacter(text: self.source[index], start: before, end: max(before, sounds))
        }
        return Clause(source: source, spoken: spoken, length: times.length)
    }

    /// Where the clause is in the spoken text; clauses before it may have been left out.
    private func place(of text: [Character]) -> Int {
        guard !text.isEmpty, self.position + text.count <= self.spoken.count else { return self.position }
        let end = min(self.spoken.count, self.position + text.count + Self.reach)
        return TextSearch(text).first(in: self.spoken[self.position..<end]) ?? self.position
    }

    /// How much may be left out in front of a clause, in characters.
    private static let reach = 2_000

    /// The sample at a place of the clause; linear within a character.
    private static func sample(_ place: Double, _ times: CharacterTimes) -> Int {
        guard place > 0 else { return 0 }
        let character = Int(place)
        guard character < times.ends.count else { return times.length }
        let start = character == 0 ? 0 : times.ends[character - 1]
        return start + Int(Double(times.ends[character] - start) * (place - Double(character)))
    }
}
