/// Looks for the end of the first clause, one character at a time.
///
/// Places are counted from the reply's first character, so they stay true whatever was cut before.
struct ClauseReader: Sendable {
    /// The place of the character that is read next.
    private(set) var position: Int
    private let limits: FirstPiece
    private let lexicon: Lexicon
    private let begin: Int
    private var word = ""
    private var words = 0
    private var brackets = 0
    private var isCode = false
    /// The place of the blank in front of the present word.
    private var blankBeforeWord: Int
    private var wasWeak = false
    private var openedPhrase = false
    /// An end that the next word may undo, and the word in front of it.
    private var candidate: (end: Int, word: String)?

    /// - Parameter begin: where the clause begins.
    init(limits: FirstPiece, lexicon: Lexicon, at begin: Int) {
        self.limits = limits
        self.lexicon = lexicon
        self.begin = begin
        position = begin
        blankBeforeWord = begin
    }

    /// The same search from another place on.
    func restarted(at begin: Int) -> ClauseReader {
        ClauseReader(limits: limits, lexicon: lexicon, at: begin)
    }

    /// Passes markup; what is said for it counts as a word's letters.
    mutating func pass(_ span: MarkupScanner.Span) {
        if span.isSpoken {
            candidate = nil
            word.unicodeScalars.append("x")
        }
        position = span.range.upperBound
    }

    /// Reads a character; returns where the first clause ends once that is known.
    mutating func read(_ scalar: Unicode.Scalar) -> Int? {
        defer { position += 1 }
        guard scalar.isBlank else {
            if let candidate, scalar.isSpeakable || scalar.isCurrency {
                self.candidate = nil
                if !WordJoint(behind: candidate.word, lexicon: lexicon).takes(scalar) { return candidate.end }
            }
            if scalar == "(" || scalar == "[" { brackets += 1 }
            if scalar == ")" || scalar == "]" { brackets = max(0, brackets - 1) }
            if scalar == "`" { isCode.toggle() }
            if scalar == "，" || scalar == "、", position - begin >= limits.fewestWords * 2, brackets == 0 {
                return position + 1
            }
            word.unicodeScalars.append(scalar)
            return nil
        }
        guard !word.isEmpty else { return nil }
        defer {
            blankBeforeWord = position
            word = ""
        }
        let letters = Array(word.unicodeScalars.filter(\.isSpeakable))
        let bare = String(scalars: letters)
        let kinds = lexicon.kinds(of: bare)
        // A clause or a phrase begins with this word, so the piece ends before it.
        let opensPhrase = kinds.contains(.phraseOpener)
        let begins = kinds.contains(.clauseWord) || (opensPhrase && !openedPhrase)
        if begins, words >= max(3, limits.fewestWords), brackets == 0, !isCode, !wasWeak { return blankBeforeWord }
        openedPhrase = opensPhrase
        if !letters.isEmpty { words += 1 }
        let joint = WordJoint(behind: word, lexicon: lexicon)
        wasWeak = joint.isOpen
        guard brackets == 0, !isCode, words >= limits.fewestWords else { return nil }
        if let last = word.unicodeScalars.last, ",;:—–".unicodeScalars.contains(last) || word == "-" || word == "--" {
            if joint.isOpenBehindMark { return nil }
            if last == "," || last == ";" { return position }
            // "Your code is: 4821"
            candidate = (position, word)
            return nil
        }
        guard words >= limits.mostWords, !wasWeak else { return nil }
        guard !kinds.contains(.functionWord) || words >= limits.mostWords + 4 else { return nil }
        let mayTakeNumber = bare.unicodeScalars.first?.isUpper == true || joint.isNumbered
        guard mayTakeNumber else { return position }
        candidate = (position, word)
        return nil
    }
}
