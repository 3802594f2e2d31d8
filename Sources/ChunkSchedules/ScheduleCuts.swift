public import SpeechText

/// How chunker settings cut a text: which pieces, and after how many of its characters each is released.
///
/// Independent of any pace, so it is worked out once for a text.
public struct ScheduleCuts: Sendable, Equatable {
    /// A piece that is spoken.
    public struct Piece: Sendable, Equatable {
        /// Characters of the text that have come when it is released.
        public var releasedAt: Int
        /// Characters it holds, as they are spoken.
        public var characters: Int
    }

    public let pieces: [Piece]

    /// Cuts a text that comes one character at a time. Its end releases what is left.
    public init(_ settings: SpeechChunker.Settings, of text: String) {
        var chunker = SpeechChunker(settings)
        var pieces: [Piece] = []
        var count = 0
        func add(_ chunks: [SpeechChunk]) {
            for chunk in chunks where !chunk.text.isEmpty {
                pieces.append(Piece(releasedAt: count, characters: chunk.text.count))
            }
        }
        for character in text {
            count += 1
            add(chunker.append(String(character)))
        }
        add(chunker.finish())
        self.pieces = pieces
    }

    /// What a listener hears at a pace: a piece is there a delay after its release, and lasts as long as its characters.
    /// The pieces are spoken far faster than they sound, so none waits for the one before.
    public func playOut(at pace: ReplyPace) -> PlayOut {
        PlayOut(
            self.pieces.map { piece in
                PlayOut.Arrival(
                    time: .seconds(Double(piece.releasedAt) / pace.text) + pace.delay,
                    length: .seconds(Double(piece.characters) / pace.speech))
            })
    }
}
