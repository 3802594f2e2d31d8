/// Looks for the end of the first clause, one character at a time.
struct ClauseReader: Sendable {
    private let limits: FirstPiece
    private let lexicon: Lexicon
    private var word = ""
    private var words = 0
    private var brackets = 0
    private var isCode = false
    private var previous: Unicode.Scalar = " "
    private var isLineStart = true
    /// Characters read, and those before the blank in front of the present word.
    private var count = 0
    private var countBeforeWord = 0
    private var wasWeak = false
    private var openedPhrase = false

    init(limits: FirstPiece, lexicon: Lexicon) {
        self.limits = limits
        self.lexicon = lexicon
    }

    /// Reads a character; returns the length of the first clause once it is known to end.
    mutating func read(_ scalar: Unicode.Scalar) -> Int? {
        defer {
            previous = scalar
            count += 1
        }
        if scalar.isNewline { isLineStart = true }
        guard scalar.isBlank else {
            if scalar == "(" || scalar == "[" { brackets += 1 }
            if scalar == ")" || scalar == "]" { brackets = max(0, brackets - 1) }
            if scalar == "`" { isCode.toggle() }
            if scalar == "，" || scalar == "、", count >= limits.fewestWords * 2, brackets == 0 { return count + 1 }
            word.unicodeScalars.append(scalar)
            return nil
        }
        guard !word.isEmpty else { return nil }
        defer {
            countBeforeWord = count
            word = ""
        }
        let letters = Array(word.unicodeScalars.filter(\.isSpeakable))
        let bare = String(scalars: letters)
        let kinds = lexicon.kinds(of: bare)
        // A clause or a phrase begins with this word, so the piece ends before it.
        let opensPhrase = kinds.contains(.phraseOpener)
        let begins = kinds.contains(.clauseWord) || (opensPhrase && !openedPhrase)
        if begins, words >= max(3, limits.fewestWords), brackets == 0, !isCode, !wasWeak { return countBeforeWord }
        openedPhrase = opensPhrase
        if !letters.isEmpty { words += 1 }
        // "5 and", "St. and": what follows may belong to it.
        wasWeak = letters.contains(where: \.isDigit) || word.hasSuffix(".")
        let isWeak = wasWeak || kinds.contains(.functionWord)
        guard brackets == 0, !isCode, words >= limits.fewestWords else { return nil }
        if let last = word.unicodeScalars.last, ",;:—–".unicodeScalars.contains(last) || word == "-" || word == "--" {
            return count
        }
        guard words >= limits.mostWords else { return nil }
        return !isWeak || words >= limits.mostWords + 4 ? count : nil
    }
}
