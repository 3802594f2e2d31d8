/// Decides whether a sentence ends at one character of the text.
///
/// The extensions of this type hold the rules, one file per subject.
struct SentenceEnding {
    /// The decision.
    enum Verdict: Equatable {
        /// The sentence ends before the character at this position.
        case end(Int)
        /// Nothing ends before this position; reading goes on there.
        case none(Int)
        /// More text is needed. When the caller cannot wait, the position is a plausible end; nil: better wait.
        case waits(Int?)
    }

    let text: [Unicode.Scalar]
    let mark: Int
    let context: SentenceContext
    let lexicon: Lexicon
    var ahead: Lookahead
    var style: WritingStyle
    var plausibleEnd: Int?

    init(
        text: [Unicode.Scalar], position: Int, isComplete: Bool, context: SentenceContext, style: WritingStyle,
        lexicon: Lexicon
    ) {
        self.text = text
        mark = position
        self.context = context
        self.lexicon = lexicon
        self.style = style
        ahead = Lookahead(text, at: position, isComplete: isComplete)
    }

    mutating func judge() -> Verdict {
        do {
            let scalar = text[mark]
            if scalar.isNewline { return try judgeLineBreak() }
            if scalar.isBlank { return try judgeListItem() }
            if scalar.isBullet { return judgeBullet() }
            if scalar == ")" {
                style.numbering = openingMarker ?? style.numbering
                return .none(mark + 1)
            }
            return try judgeMark()
        } catch {
            return .waits(context.isSpeakable || context.isTokenSpeakable ? plausibleEnd : nil)
        }
    }

    /// An end, unless there is nothing to speak before it: a piece holds a letter or a digit.
    func end(_ position: Int) -> Verdict {
        context.isSpeakable ? .end(position) : .none(max(position, mark + 1))
    }

    /// No abbreviation, number or address that the rules know by its characters is longer.
    private static let longestToken = 64

    /// The characters between the last blank and the mark, or the last of them in a long row.
    var token: ArraySlice<Unicode.Scalar> {
        text[max(context.tokenStart ?? mark, mark - Self.longestToken)..<mark]
    }

    /// The word before the mark, without quotes and brackets before it.
    var word: ArraySlice<Unicode.Scalar> {
        let token = token
        guard let first = token.firstIndex(where: { !$0.isOpener && !$0.isDash }) else { return token.suffix(0) }
        return token[first...]
    }

    /// A finished token as a word: without quotes, brackets and commas around it.
    func word(in range: Range<Int>?) -> String {
        guard let range else { return "" }
        let slice = text[range]
        guard let first = slice.firstIndex(where: \.isSpeakable), let last = slice.lastIndex(where: \.isSpeakable)
        else { return "" }
        return String(scalars: slice[first...last])
    }

    func kinds(of word: ArraySlice<Unicode.Scalar>) -> WordKinds {
        lexicon.kinds(of: word)
    }
}
