/// Cuts a reply into pieces by the mode of the settings; says lengths only, the chunker keeps the text.
struct ReplyPieces: Sendable {
    /// A piece at the beginning of what is pending.
    struct Piece: Sendable, Equatable {
        var length: Int
        /// Whether a sentence ends with it.
        var endsSentence: Bool
    }

    /// A sentence longer than this is cut at a clause boundary in automatic mode.
    private static let longSentence = 160

    private let mode: SpeechChunker.Mode
    private let flushesSentences: Bool
    private var splitter: SentenceSplitter
    private var generation = 0
    /// Characters the splitter still holds that were released early.
    private var released = 0

    init(_ settings: SpeechChunker.Settings) {
        mode = settings.mode
        flushesSentences = settings.flushesSentences
        splitter = SentenceSplitter(language: settings.language)
    }

    var isDoubtful: Bool {
        isBySchedule ? false : splitter.isDoubtful
    }

    /// Whether sentences do not matter.
    private var isBySchedule: Bool {
        if case .schedule = mode { !flushesSentences } else { false }
    }

    /// Adds text to `pending` and returns the pieces it holds from its beginning.
    mutating func append(_ text: Substring, pending: inout [Unicode.Scalar]) -> [Piece] {
        switch mode {
        case .sentences:
            pending.append(contentsOf: text.unicodeScalars)
            return pieces(of: splitter.append(text))
        case .schedule(let schedule): return cut(text, by: schedule, pending: &pending)
        case .automatic: return cutAtClauses(text, pending: &pending)
        }
    }

    private mutating func cut(
        _ text: Substring, by schedule: ChunkSchedule, pending: inout [Unicode.Scalar]
    ) -> [Piece] {
        var pieces: [Piece] = []
        var begin = 0
        for scalar in text.unicodeScalars {
            pending.append(scalar)
            if flushesSentences {
                // As with the socket's `flush`, the schedule goes on where it was.
                for piece in self.pieces(of: splitter.append(String(scalar))) {
                    pieces.append(piece)
                    begin += piece.length
                }
            }
            let threshold = schedule.threshold(ofGeneration: generation)
            let count = pending.count - begin
            let isTooLong = count >= ScheduleBuffer.longestWord
            // Behind the threshold, only the end of a word brings a new place to cut.
            guard count == threshold || (count > threshold && (scalar.isBlank || isTooLong)) else { continue }
            guard let end = ChunkCut.last(in: pending[begin...]) ?? (isTooLong ? pending.count : nil) else { continue }
            pieces.append(Piece(length: end - begin, endsSentence: false))
            if flushesSentences { released += end - begin }
            begin = end
            generation += 1
        }
        return pieces
    }

    private mutating func cutAtClauses(_ text: Substring, pending: inout [Unicode.Scalar]) -> [Piece] {
        var pieces: [Piece] = []
        var begin = 0
        for scalar in text.unicodeScalars {
            pending.append(scalar)
            for piece in self.pieces(of: splitter.append(String(scalar))) {
                pieces.append(piece)
                begin += piece.length
            }
            let held = pending.count - begin
            guard held >= Self.longSentence, scalar.isBlank, ",;:—".unicodeScalars.contains(pending[pending.count - 2])
            else { continue }
            pieces.append(Piece(length: held, endsSentence: false))
            begin += held
            released += held
        }
        return pieces
    }

    /// Notes that the first `length` pending characters are released before their sentence ends.
    mutating func cut(_ length: Int) {
        if !isBySchedule { released += length }
    }

    mutating func release() -> Piece? {
        guard isDoubtful, let sentence = splitter.release() else { return nil }
        return pieces(of: [sentence]).first
    }

    mutating func finish() -> [Piece] {
        isBySchedule ? [Piece(length: .max, endsSentence: true)] : pieces(of: splitter.finish())
    }

    /// Sentences without what was released early.
    private mutating func pieces(of sentences: [Sentence]) -> [Piece] {
        sentences.compactMap { sentence in
            let length = sentence.source.unicodeScalars.count
            let early = min(released, length)
            released -= early
            return length > early ? Piece(length: length - early, endsSentence: true) : nil
        }
    }
}
