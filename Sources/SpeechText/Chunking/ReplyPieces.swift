/// Cuts a reply into pieces by the mode of the settings. It alone keeps the text that is in no piece yet.
///
/// All places are counted from the reply's first character, so none has to be corrected when a piece leaves.
struct ReplyPieces: Sendable {
    /// The next part of the reply.
    struct Piece: Sendable, Equatable {
        var source: String
        /// Whether a sentence ends with it.
        var endsSentence: Bool
    }

    /// A sentence longer than this is cut at a clause boundary in automatic mode.
    private static let longSentence = 160

    private let mode: SpeechChunker.Mode
    private let flushesSentences: Bool
    private let lexicon: Lexicon
    private var splitter: SentenceSplitter
    private var markup = MarkupScanner()
    private var generation = 0
    private var pending: [Unicode.Scalar] = []
    /// The place of the first pending character.
    private(set) var begin = 0
    /// Where the splitter's latest sentence ends.
    private var sentenceEnd = 0
    /// Ends of sentences at places of which it is not known yet whether they are inside markup.
    private var waitingEnds: [Int] = []

    init(_ settings: SpeechChunker.Settings) {
        mode = settings.mode
        flushesSentences = settings.flushesSentences
        lexicon = settings.language.lexicon
        splitter = SentenceSplitter(language: settings.language)
    }

    var isDoubtful: Bool {
        isBySchedule ? false : splitter.isDoubtful
    }

    /// Whether sentences do not matter.
    private var isBySchedule: Bool {
        if case .schedule = mode { !flushesSentences } else { false }
    }

    private var end: Int { begin + pending.count }

    /// Adds text and returns the pieces that are certain now.
    mutating func append(_ text: Substring) -> [Piece] {
        var pieces: [Piece] = []
        switch mode {
        case .sentences:
            pending.append(contentsOf: text.unicodeScalars)
            take(splitter.append(text), into: &pieces)
        case .schedule(let schedule):
            for scalar in text.unicodeScalars {
                pending.append(scalar)
                if flushesSentences {
                    // As with the socket's `flush`, the schedule goes on where it was.
                    take(splitter.append(String(scalar)), into: &pieces)
                } else {
                    markup.read(pending, from: begin, isComplete: false)
                }
                if let piece = cut(by: schedule, at: scalar) { pieces.append(piece) }
            }
        case .automatic:
            for scalar in text.unicodeScalars {
                pending.append(scalar)
                take(splitter.append(String(scalar)), into: &pieces)
                if let piece = cutAtClause(scalar) { pieces.append(piece) }
            }
        }
        return pieces
    }

    private mutating func cut(by schedule: ChunkSchedule, at scalar: Unicode.Scalar) -> Piece? {
        let threshold = schedule.threshold(ofGeneration: generation)
        let isTooLong = pending.count >= ScheduleBuffer.longestWord
        // Behind the threshold, only the end of a word brings a new place to cut.
        guard pending.count == threshold || (pending.count > threshold && (scalar.isBlank || isTooLong)) else {
            return nil
        }
        let known = markup.position - begin
        let last = ChunkCut.last(in: pending[..<min(known, pending.count)], lexicon: lexicon) {
            !markup.isInside(begin + $0)
        }
        guard let length = last ?? (isTooLong && known == pending.count ? pending.count : nil) else { return nil }
        generation += 1
        return cut(at: begin + length, endsSentence: false)
    }

    private mutating func cutAtClause(_ scalar: Unicode.Scalar) -> Piece? {
        guard pending.count >= Self.longSentence, scalar.isBlank,
            ",;:—".unicodeScalars.contains(pending[pending.count - 2]), markup.position == end, !markup.isInside(end)
        else { return nil }
        let word = pending[(pending.dropLast().lastIndex(where: \.isBlank).map { $0 + 1 } ?? 0)...].dropLast()
        guard !WordJoint(behind: String(scalars: word), lexicon: lexicon).isOpenBehindMark else { return nil }
        return cut(at: end, endsSentence: false)
    }

    /// Lets a reader of clauses read on; cuts where it finds an end.
    mutating func cut(by clause: inout ClauseReader) -> Piece? {
        while clause.position < min(markup.position, end) {
            if let span = markup.span(at: clause.position) {
                clause.pass(span)
            } else if let end = clause.read(pending[clause.position - begin]) {
                return cut(at: end, endsSentence: false)
            }
        }
        return nil
    }

    mutating func release() -> [Piece] {
        guard isDoubtful, let sentence = splitter.release() else { return [] }
        var pieces: [Piece] = []
        take([sentence], into: &pieces)
        return pieces
    }

    mutating func finish() -> [Piece] {
        var pieces: [Piece] = []
        markup.read(pending, from: begin, isComplete: true)
        take(splitter.finish(), into: &pieces)
        if let rest = cut(at: end, endsSentence: true) { pieces.append(rest) }
        return pieces
    }

    /// Cuts at the ends of sentences, unless they are inside markup or before what was cut early.
    private mutating func take(_ sentences: [Sentence], into pieces: inout [Piece]) {
        for sentence in sentences {
            sentenceEnd += sentence.source.unicodeScalars.count
            if !isBySchedule { waitingEnds.append(sentenceEnd) }
        }
        markup.read(pending, from: begin, isComplete: false)
        while let end = waitingEnds.first, end <= markup.position {
            waitingEnds.removeFirst()
            guard !markup.isInside(end), let piece = cut(at: end, endsSentence: true) else { continue }
            pieces.append(piece)
        }
    }

    private mutating func cut(at place: Int, endsSentence: Bool) -> Piece? {
        let length = min(place, end) - begin
        guard length > 0 else { return nil }
        let piece = Piece(source: String(scalars: pending[..<length]), endsSentence: endsSentence)
        pending.removeSubrange(..<length)
        begin += length
        markup.forget(before: begin)
        return piece
    }
}
