/// Cuts a reply into pieces by the mode of the settings; says lengths only, the chunker keeps the text.
struct ReplyPieces: Sendable {
    /// A sentence longer than this is cut at a clause boundary in automatic mode.
    private static let longSentence = 160

    private let mode: SpeechChunker.Mode
    private var splitter: SentenceSplitter
    private var generation = 0
    /// Characters the splitter still holds that were released early.
    private var released = 0

    init(_ settings: SpeechChunker.Settings) {
        mode = settings.mode
        splitter = SentenceSplitter(language: settings.language)
    }

    var isDoubtful: Bool {
        if case .schedule = mode { false } else { splitter.isDoubtful }
    }

    /// Adds text to `pending` and returns the lengths of the pieces it holds from its beginning.
    mutating func append(_ text: Substring, pending: inout [Unicode.Scalar]) -> [Int] {
        switch mode {
        case .sentences:
            pending.append(contentsOf: text.unicodeScalars)
            return lengths(of: splitter.append(text))
        case .schedule(let schedule): return cut(text, by: schedule, pending: &pending)
        case .automatic: return cutAtClauses(text, pending: &pending)
        }
    }

    private mutating func cut(_ text: Substring, by schedule: ChunkSchedule, pending: inout [Unicode.Scalar]) -> [Int] {
        var lengths: [Int] = []
        var begin = 0
        for scalar in text.unicodeScalars {
            pending.append(scalar)
            let threshold = schedule.threshold(ofGeneration: generation)
            let count = pending.count - begin
            let isTooLong = count >= ScheduleBuffer.longestWord
            // Behind the threshold, only the end of a word brings a new place to cut.
            guard count == threshold || (count > threshold && (scalar.isBlank || isTooLong)) else { continue }
            guard let end = ChunkCut.last(in: pending[begin...]) ?? (isTooLong ? pending.count : nil) else { continue }
            lengths.append(end - begin)
            begin = end
            generation += 1
        }
        return lengths
    }

    private mutating func cutAtClauses(_ text: Substring, pending: inout [Unicode.Scalar]) -> [Int] {
        var lengths: [Int] = []
        var begin = 0
        for scalar in text.unicodeScalars {
            pending.append(scalar)
            for length in self.lengths(of: splitter.append(String(scalar))) {
                lengths.append(length)
                begin += length
            }
            let held = pending.count - begin
            guard held >= Self.longSentence, scalar.isBlank, ",;:—".unicodeScalars.contains(pending[pending.count - 2])
            else { continue }
            lengths.append(held)
            begin += held
            released += held
        }
        return lengths
    }

    /// Notes that the first `length` pending characters are released before their sentence ends.
    mutating func cut(_ length: Int) {
        switch mode {
        case .schedule: break
        case .sentences, .automatic: released += length
        }
    }

    mutating func release() -> Int? {
        guard isDoubtful, let sentence = splitter.release() else { return nil }
        return lengths(of: [sentence]).first
    }

    mutating func finish() -> [Int] {
        switch mode {
        case .schedule: [Int.max]
        case .sentences, .automatic: lengths(of: splitter.finish())
        }
    }

    /// The lengths of sentences without what was released early.
    private mutating func lengths(of sentences: [Sentence]) -> [Int] {
        sentences.compactMap { sentence in
            let length = sentence.source.unicodeScalars.count
            let early = min(released, length)
            released -= early
            return length > early ? length - early : nil
        }
    }
}
