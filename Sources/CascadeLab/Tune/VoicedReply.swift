public import ChunkSchedules
internal import SpeechAudio

/// A reply that was spoken in pieces: when text came, when sound came. Times count from the first token.
public struct VoicedReply: Sendable {
    /// A piece of text that was synthesized by itself.
    public struct Piece: Sendable, Equatable {
        /// As they are spoken.
        public var characters: Int
        /// When the token came that holds its first letter.
        public var begun: Duration
        /// The arrival that begins it; nil if it made no sound.
        public var arrival: Int?
    }

    /// The text as the synthesizer was given it.
    public let text: String
    /// Characters of text a second after the first token; nil for a text that came at once.
    public let pace: Double?
    /// From the first piece's release to its sound; nil where only the service knows when it released it.
    public let delay: Duration?
    /// In order. Empty if the service does not tell what it speaks when.
    public let pieces: [Piece]
    /// All sound.
    public let arrivals: [PlayOut.Arrival]
    public let clip: SpokenClip

    /// - Parameters:
    ///   - tokens: as they came.
    ///   - pieces: letters (characters that are not blank) of the reply before each, characters as spoken, first arrival.
    ///   - arrivals: times by the tokens' clock.
    init(
        tokens: [RecordedReply.Token], text: String, delay: Duration?,
        pieces: [(lettersBefore: Int, characters: Int, arrival: Int?)], arrivals: [PlayOut.Arrival], clip: SpokenClip
    ) {
        let start = tokens.first?.time ?? .zero
        let letters = tokens.reduce(into: [Int]()) { sums, token in
            sums.append((sums.last ?? 0) + token.text.count { !$0.isWhitespace })
        }
        self.text = text
        self.delay = delay
        self.pieces = pieces.map { piece in
            let token = letters.firstIndex { $0 > piece.lettersBefore } ?? max(0, tokens.count - 1)
            return Piece(
                characters: piece.characters, begun: tokens.isEmpty ? .zero : tokens[token].time - start,
                arrival: piece.arrival)
        }
        self.arrivals = arrivals.map { PlayOut.Arrival(time: $0.time - start, length: $0.length) }
        self.clip = clip
        let time = ((tokens.last?.time ?? start) - start).seconds
        let characters = tokens.dropFirst().reduce(0) { $0 + $1.text.count }
        self.pace = time > 0 ? Double(characters) / time : nil
    }

    /// What a listener hears.
    public var playOut: PlayOut { PlayOut(self.arrivals) }

    /// The silence that a listener hears before the last piece begins; nil if pieces are not known.
    public var tailGap: Duration? { self.lastArrival.map { self.playOut.gap(before: $0) } }

    /// From the first letter of the last piece to its sound; nil if pieces are not known.
    public var tailWait: Duration? {
        self.lastArrival.flatMap { arrival in self.pieces.last.map { self.arrivals[arrival].time - $0.begun } }
    }

    private var lastArrival: Int? { self.pieces.last?.arrival }
}
