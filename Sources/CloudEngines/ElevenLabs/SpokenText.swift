internal import ElevenLabsWire
internal import SpeechAudio
internal import SpeechEngines

/// The text of a reply at the service: what is still to be sent, and which of it sounds when.
///
/// Pure. The service tells times of characters by alignments, one for a message or one for a whole stretch of sound, and
/// none of them says to which chunk it belongs; the characters themselves do.
struct SpokenText: Sendable {
    /// Where the text's letters are spoken that an alignment names.
    struct Time: Sendable, Equatable {
        /// The letter's place in the text.
        let letter: Int
        /// Where it ends in the sound, in samples.
        var end: Int
    }

    /// A Unicode scalar of the text that is sent, as services count characters in different ways.
    struct Letter: Sendable, Equatable {
        let scalar: Unicode.Scalar
        let chunk: Int
        /// The character of the chunk that it completes; nil within one, and for what is sent but belongs to no chunk.
        var character: Character?
        /// Whether what is sent up to here must be spoken now.
        var isFlush = false
    }

    /// A text for the service.
    struct Passage: Sendable, Equatable {
        var text: String
        var flush: Bool
    }

    /// How long a character sounds where the service tells no times.
    private static let guess = Duration.milliseconds(65)
    /// Times are whole milliseconds.
    private static let rounding = Duration.milliseconds(2)
    /// Times that end so little after their message are meant to end with it.
    private static let tolerance = Duration.milliseconds(50)

    private let sampleRate: Int
    private var letters: [Letter] = []
    /// Letters that were sent, whose time is known, that have sounded: counts, each within the one before.
    private var sent = 0
    private var timed = 0
    private var heard = 0
    /// Times of letters that have not sounded yet.
    private var times: [Time] = []
    /// The sound so far, in samples.
    private var length = 0
    /// Where the sound that the last alignment describes began.
    private var stretch = 0
    private var hasTimes = false
    /// The chunk that sounds, and the sound of it so far.
    private var chunk: Int?
    private var chunkLength = 0

    init(sampleRate: Int) {
        self.sampleRate = sampleRate
    }

    /// Adds a chunk's text; a blank behind it keeps the service from waiting for the end of a word.
    mutating func add(_ text: String, chunk: Int, flush: Bool) {
        guard text.contains(where: { !$0.isWhitespace }) else { return }
        for character in text {
            let scalars = Array(character.unicodeScalars)
            for (number, scalar) in scalars.enumerated() {
                let isLast = number + 1 == scalars.count
                self.letters.append(Letter(scalar: scalar, chunk: chunk, character: isLast ? character : nil))
            }
        }
        self.letters.append(Letter(scalar: " ", chunk: chunk, character: nil, isFlush: flush))
    }

    var isEmpty: Bool { self.letters.isEmpty }

    /// What is not sent yet; it is sent now.
    mutating func send() -> [Passage] {
        var passages: [Passage] = []
        var text = String.UnicodeScalarView()
        for index in self.sent..<self.letters.count {
            let letter = self.letters[index]
            text.append(letter.scalar)
            if index + 1 == self.letters.count || self.letters[index + 1].chunk != letter.chunk {
                passages.append(Passage(text: String(text), flush: letter.isFlush))
                text = String.UnicodeScalarView()
            }
        }
        self.sent = self.letters.count
        return passages
    }

    /// Whether words that were sent have not sounded. Nothing is known of it before the service told any time.
    /// - Parameter all: whether what was not flushed counts too.
    func awaitsSound(all: Bool) -> Bool {
        guard self.hasTimes || self.length == 0 else { return false }
        let end = all ? self.sent : self.letters[..<self.sent].lastIndex { $0.isFlush } ?? 0
        guard self.heard < end else { return false }
        return self.letters[self.heard..<end].contains(where: \.isSpeakable)
    }

    // MARK: Sound

    /// Takes the next sound and tells what it says.
    mutating func take(_ samples: [Float], _ alignment: Alignment?) -> [SpokenPiece] {
        let start = self.length
        self.length += samples.count
        if let alignment { self.take(alignment, from: start) }
        var cut = SoundCut(samples: samples, start: start, chunk: self.chunk ?? self.nextChunk)
        let rounding = Self.rounding.samples(at: self.sampleRate)
        var past = 0
        while past < self.times.count, self.times[past].end <= self.length + rounding {
            let time = self.times[past]
            past += 1
            guard self.heard <= time.letter else { continue }
            for index in self.heard...time.letter {
                // What was passed over makes no sound of its own.
                let end = index == time.letter ? min(time.end, self.length) : nil
                cut.add(self.letters[index], end: end)
            }
            self.heard = time.letter + 1
        }
        self.times.removeFirst(past)
        if let next = self.times.first { cut.enter(self.letters[next.letter].chunk) }
        if !self.hasTimes { self.guess(&cut) }
        if cut.chunk != self.chunk { self.chunkLength = 0 }
        self.chunk = cut.chunk
        let pieces = cut.finish()
        self.chunkLength += pieces.last.map { $0.chunk == self.chunk ? $0.samples.count : 0 } ?? 0
        return pieces
    }

    /// The sound has ended: the chunks that were not told to sound yet, with the characters that have no time.
    mutating func finish() -> [SpokenPiece] {
        var cut = SoundCut(samples: [], start: self.length, chunk: self.chunk ?? self.nextChunk)
        for index in self.heard..<self.sent {
            cut.enter(self.letters[index].chunk)
            if self.hasTimes { cut.add(self.letters[index], end: nil) }
        }
        (self.heard, self.timed, self.times) = (self.sent, self.sent, [])
        return cut.finish()
    }

    private var nextChunk: Int { self.heard < self.letters.count ? self.letters[self.heard].chunk : 0 }

    private mutating func take(_ alignment: Alignment, from start: Int) {
        // A service may count from where the stretch began, though each message has times of its own.
        let first = alignment.characters.first?.start ?? 0
        let before = Int((Duration.samples(start - self.stretch, at: self.sampleRate)).milliseconds)
        let continues = first > 100 && abs(first - before) < 50
        let origin = continues ? self.stretch : start
        if !continues { self.stretch = start }
        // A new stretch begins: the one before has sounded, however long it was said to be.
        for index in self.times.indices { self.times[index].end = min(self.times[index].end, start) }
        // Sound without times may have gone on to later chunks.
        var match = AlignmentMatch(letters: self.letters[max(self.timed, self.heard)..<self.sent])
        guard let found = match.places(of: alignment) else { return }
        self.hasTimes = true
        self.timed = found.last.map { $0.letter + 1 } ?? self.timed
        let rate = self.sampleRate
        var times = found.map { Time(letter: $0.letter, end: max(start, origin + $0.end * rate / 1000)) }
        if let last = times.last, last.end <= self.length + Self.tolerance.samples(at: rate) {
            // All of it sounds in this message, to its very end.
            for index in times.indices { times[index].end = min(times[index].end, self.length) }
            times[times.count - 1].end = self.length
        }
        self.times += times
    }

    /// Goes on to the next chunk once this one has sounded about as long as its text takes.
    private mutating func guess(_ cut: inout SoundCut) {
        let chunk = cut.chunk
        let next = self.place(behind: chunk)
        let own = next - self.place(behind: chunk - 1)
        guard self.chunkLength >= own * Self.guess.samples(at: self.sampleRate), next < self.sent else { return }
        cut.move(to: self.letters[next].chunk)
        self.heard = next
    }

    /// The first letter that was sent of a later chunk; chunks come in order.
    private func place(behind chunk: Int) -> Int {
        var range = 0..<self.sent
        while !range.isEmpty {
            let middle = (range.lowerBound + range.upperBound) / 2
            range = self.letters[middle].chunk > chunk ? range.lowerBound..<middle : middle + 1..<range.upperBound
        }
        return range.lowerBound
    }

    // MARK: Losing the connection

    /// The connection is lost: everything that has not sounded is to be sent again, from the word that broke off. Without
    /// times, from the next chunk.
    /// - Returns: whether anything is left to say of what was sent.
    mutating func rewind() -> Bool {
        let all = self.sent
        var place = self.heard
        if self.hasTimes {
            let end = self.letters[place..<all].firstIndex(where: \.isBlank) ?? all
            if self.letters[place..<end].contains(where: \.isSpeakable) {
                while place > 0, !self.letters[place - 1].isBlank {
                    place -= 1
                    // It sounds a second time, but counts once.
                    self.letters[place].character = nil
                }
            } else {
                place = end
            }
        } else if let chunk {
            place = self.letters[..<all].firstIndex { $0.chunk > chunk } ?? all
            self.heard = place
            (self.chunk, self.chunkLength) = (nil, 0)
        }
        while place < all, self.letters[place].isBlank { place += 1 }
        (self.sent, self.timed, self.times) = (place, place, [])
        self.heard = min(self.heard, place)
        self.stretch = self.length
        return self.letters[self.sent..<all].contains(where: \.isSpeakable)
    }

    /// Whether character times have come.
    var knowsTimes: Bool { self.hasTimes }
}

extension SpokenText.Letter {
    var isBlank: Bool { self.scalar.properties.isWhitespace }

    /// Whether it makes a sound: punctuation alone does not.
    var isSpeakable: Bool {
        self.scalar.properties.isAlphabetic || self.scalar.properties.numericType != nil
    }
}
