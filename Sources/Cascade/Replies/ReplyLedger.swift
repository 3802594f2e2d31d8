internal import SpeechEngines
internal import SpeechText

/// What a reply says and when each word of it sounds; tells how much of it was heard.
struct ReplyLedger: Sendable, Equatable {
    /// A stretch of spoken text with its place in the reply's sound.
    private struct Passage: Equatable {
        let times: CharacterTimes
        let start: Int
    }

    /// What was said before the reply because it was late; none of its text.
    private(set) var stopgap = ""
    /// Its sound, in samples.
    private(set) var stopgapLength = 0
    /// Pieces of it come under a number that no chunk and no apology has.
    private static let stopgapNumber = -2
    private var chunks: [SpeechChunk] = []
    /// By the numbers of their chunks.
    private var passages: [Int: [Passage]] = [:]
    /// Where the sound of each chunk ends so far, for synthesizers without character times.
    private var chunkEnds: [Int: Int] = [:]
    /// The whole sound so far, in samples.
    private(set) var length = 0

    /// The reply's own text so far.
    var text: String { self.chunks.map(\.source).joined() }

    mutating func add(_ chunk: SpeechChunk) { self.chunks.append(chunk) }

    mutating func add(_ piece: SpokenPiece) {
        if let times = piece.times {
            self.passages[piece.chunk, default: []].append(Passage(times: times, start: self.length))
        }
        self.length += piece.samples.count
        self.chunkEnds[piece.chunk] = self.length
    }

    mutating func begin(stopgap text: String) { self.stopgap = text }

    mutating func add(stopgap piece: SpokenPiece) {
        self.add(SpokenPiece(chunk: Self.stopgapNumber, samples: piece.samples, times: piece.times))
        self.stopgapLength += piece.samples.count
    }

    /// What was heard of the stopgap, in the same way.
    func heardStopgap(at position: Int) -> String {
        let chunk = SpeechChunk(text: self.stopgap, source: self.stopgap, flush: true)
        let position = min(max(position, 0), self.length)
        return Self.words(of: chunk, first: self.heardCharacters(of: chunk, Self.stopgapNumber, at: position))
    }

    /// The reply's text that was heard, to the nearest word: a word counts once half of it has sounded.
    /// - Parameter position: samples of the reply that were played; any value, those beyond the sound count as its end.
    func heardText(at position: Int) -> String {
        let position = min(max(position, 0), self.length)
        var heard = ""
        for (index, chunk) in self.chunks.enumerated() {
            let share = self.heardCharacters(of: chunk, index, at: position)
            heard += Self.words(of: chunk, first: share)
            if share < chunk.text.count { break }
        }
        return heard
    }

    /// The words that sounded between two positions, to the nearest word.
    func text(from start: Int, to end: Int) -> String {
        String(self.heardText(at: end).dropFirst(self.heardText(at: start).count))
    }

    /// How many characters of a chunk's spoken text belong to words that were heard.
    private func heardCharacters(of chunk: SpeechChunk, _ number: Int, at position: Int) -> Int {
        guard let passages = self.passages[number] else {
            // Without times a chunk counts once it has sounded whole.
            guard let end = self.chunkEnds[number], end <= position else { return 0 }
            return chunk.text.count
        }
        var heard = 0
        for passage in passages {
            let count = Self.heardCharacters(passage.times, at: position - passage.start)
            heard += count
            if count < passage.times.ends.count { break }
        }
        return heard
    }

    private static func heardCharacters(_ times: CharacterTimes, at position: Int) -> Int {
        let characters = Array(times.text)
        var heard = 0
        var start = 0
        while start < characters.count {
            var end = start
            while end < characters.count, !characters[end].isWhitespace { end += 1 }
            let from = start == 0 ? 0 : times.ends[start - 1]
            let to = end == 0 ? 0 : times.ends[end - 1]
            guard position > 0, position >= from, position - from >= to - position else { break }
            while end < characters.count, characters[end].isWhitespace { end += 1 }
            (heard, start) = (end, end)
        }
        return heard
    }

    /// The words of the chunk's own text that stand for the first characters of its spoken text.
    private static func words(of chunk: SpeechChunk, first characters: Int) -> String {
        guard characters < chunk.text.count else { return chunk.source }
        let spoken = chunk.text.split(whereSeparator: \.isWhitespace).count
        let heard = chunk.text.prefix(characters).split(whereSeparator: \.isWhitespace).count
        let source = chunk.source.split(whereSeparator: \.isWhitespace)
        // Where the spoken form has more or fewer words than the text, the share of words decides.
        let count = spoken == source.count ? heard : heard * source.count / max(1, spoken)
        guard count > 0 else { return "" }
        return String(chunk.source[..<source[min(count, source.count) - 1].endIndex])
    }
}
