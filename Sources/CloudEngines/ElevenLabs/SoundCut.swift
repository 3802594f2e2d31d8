internal import SpeechEngines

/// Cuts a message's sound where chunks end, and gives each part the times of the characters that end in it.
struct SoundCut {
    private let samples: [Float]
    /// Where the message begins in the reply's sound.
    private let start: Int
    private(set) var chunk: Int
    private let firstChunk: Int
    private var pieces: [SpokenPiece] = []
    /// The part that is not finished: its beginning, and its characters with their ends.
    private var origin: Int
    private var characters: [Character] = []
    private var ends: [Int] = []
    private var last: Int

    init(samples: [Float], start: Int, chunk: Int) {
        (self.samples, self.start, self.origin, self.last) = (samples, start, start, start)
        (self.chunk, self.firstChunk) = (chunk, chunk)
    }

    /// Takes the next letter that has sounded.
    /// - Parameter end: in the reply's sound; nil if it makes none.
    mutating func add(_ letter: SpokenText.Letter, end: Int?) {
        self.enter(letter.chunk)
        if let end { self.last = max(self.last, min(end, self.start + self.samples.count)) }
        guard let character = letter.character else { return }
        self.characters.append(character)
        self.ends.append(self.last - self.origin)
    }

    /// What follows belongs to this chunk.
    mutating func enter(_ chunk: Int) {
        guard chunk != self.chunk else { return }
        self.close(at: self.last)
        self.chunk = chunk
    }

    /// All of the sound belongs to this chunk.
    mutating func move(to chunk: Int) { self.chunk = chunk }

    /// The parts, in order. Without any sound, a part for each chunk that was entered, so that it counts as spoken.
    mutating func finish() -> [SpokenPiece] {
        self.close(at: self.start + self.samples.count)
        return self.pieces
    }

    private mutating func close(at end: Int) {
        defer { (self.origin, self.characters, self.ends) = (end, [], []) }
        let text = String(self.characters)
        // The last character of a part lasts to its end.
        if !self.ends.isEmpty { self.ends[self.ends.count - 1] = end - self.origin }
        // Characters that join to others when they stand side by side cannot be told apart any more.
        let times =
            text.isEmpty || text.count != self.ends.count ? nil : CharacterTimes(text: text, ends: self.ends)
        let sound = self.samples[(self.origin - self.start)..<(end - self.start)]
        let isNews = !sound.isEmpty || times != nil || (self.samples.isEmpty && self.chunk != self.firstChunk)
        if isNews { self.pieces.append(SpokenPiece(chunk: self.chunk, samples: Array(sound), times: times)) }
    }
}
