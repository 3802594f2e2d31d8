/// The quotes, brackets and emphasis that are open at the reading position.
struct OpenMarks: Sendable {
    private(set) var brackets = 0
    private(set) var curlyQuotes = 0
    private(set) var hasStraightQuote = false
    private(set) var hasStraightSingleQuote = false
    private(set) var hasEmphasis = false
    private(set) var hasCode = false

    var isAnyOpen: Bool {
        brackets > 0 || curlyQuotes > 0 || hasStraightQuote || hasStraightSingleQuote || hasEmphasis || hasCode
    }

    var hasWideQuote: Bool { curlyQuotes > 0 }

    /// Follows one character. `isOpening` says that a blank, an opener or nothing stands before it.
    mutating func read(_ mark: Unicode.Scalar, isOpening: Bool) {
        switch mark {
        case "(", "[", "{", "（", "【", "〈", "《": brackets += 1
        case ")", "]", "}", "）", "】", "〉", "》": brackets = max(0, brackets - 1)
        case "“", "„", "«", "「", "『": curlyQuotes += 1
        case "”", "»", "」", "』": curlyQuotes = max(0, curlyQuotes - 1)
        case "\"", "＂": hasStraightQuote = isOpening
        case "'", "‘": hasStraightSingleQuote = isOpening
        case "’": hasStraightSingleQuote = false
        case "*", "_": hasEmphasis = isOpening
        case "`": hasCode = isOpening
        default: break
        }
    }
}
