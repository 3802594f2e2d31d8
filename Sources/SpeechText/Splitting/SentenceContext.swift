/// What is known about the sentence being read, up to the reading position. Positions are indices of the splitter's text.
struct SentenceContext: Sendable {
    /// Where the sentence begins: behind the end of the one before.
    var start = 0

    /// Where the present run of characters without a blank begins; nil between two runs.
    var tokenStart: Int?

    /// The latest finished runs of characters without a blank.
    var previousToken: Range<Int>?
    var tokenBeforePrevious: Range<Int>?

    /// The first run of the sentence, once it is finished.
    var firstToken: Range<Int>?

    /// Finished runs that hold a letter or a digit.
    var words = 0
    var isTokenSpeakable = false

    /// Whether the sentence holds a letter or a digit at all.
    var isSpeakable = false

    /// Where the present line begins.
    var lineStart = 0

    var quotes = OpenMarks()

    /// The latest position at which the sentence may be broken if it grows too long.
    var latestBlank: Int?

    mutating func beginSentence(at position: Int) {
        start = position
        tokenStart = nil
        previousToken = nil
        tokenBeforePrevious = nil
        firstToken = nil
        words = 0
        isTokenSpeakable = false
        isSpeakable = false
        latestBlank = nil
        lineStart = position
    }

    /// Follows a character that is not blank.
    mutating func readToken(_ scalar: Unicode.Scalar, at position: Int) {
        if tokenStart == nil { tokenStart = position }
        if !isTokenSpeakable, scalar.isSpeakable {
            isTokenSpeakable = true
            isSpeakable = true
        }
    }

    mutating func endToken(at position: Int) {
        guard let begin = tokenStart else { return }
        tokenBeforePrevious = previousToken
        previousToken = begin..<position
        if firstToken == nil { firstToken = begin..<position }
        if isTokenSpeakable { words += 1 }
        tokenStart = nil
        isTokenSpeakable = false
    }

    /// Follows the text when its first `count` characters are dropped.
    mutating func shift(by count: Int) {
        start -= count
        lineStart -= count
        tokenStart = tokenStart.map { $0 - count }
        latestBlank = latestBlank.map { $0 - count }
        previousToken = previousToken.map { $0.lowerBound - count..<$0.upperBound - count }
        tokenBeforePrevious = tokenBeforePrevious.map { $0.lowerBound - count..<$0.upperBound - count }
        firstToken = firstToken.map { $0.lowerBound - count..<$0.upperBound - count }
    }
}
