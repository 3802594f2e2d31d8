/// Turns reply text with Markdown, numbers and symbols into what a person would say, while it arrives.
///
/// The spoken text does not depend on the sizes of the pieces. Text is held only while it may still change: inside
/// unfinished markup, in the last word, and behind a number whose unit may follow.
public struct SpeechCleaner: Sendable {
    private let language: SpeechLanguage
    private var markup: MarkupReader
    private var letters: KnownLetters?
    private var normalizer: TextNormalizer?

    /// Makes a cleaner for a text in `language`. Numbers and formulas are spelled out in English only; letters of other
    /// scripts are left out where the language is one of the Latin script.
    public init(language: SpeechLanguage = .english) {
        self.language = language
        markup = MarkupReader(saysFormulas: language.spellsNumbers)
        letters = language.writesLatin ? KnownLetters(folds: language.spellsNumbers) : nil
        normalizer = language.spellsNumbers ? TextNormalizer() : nil
    }

    /// Takes the next piece; returns the spoken text that is certain now, possibly empty.
    public mutating func append(_ piece: some StringProtocol) -> String {
        // One type of text below here, so that the loops over its characters are specialized.
        append(String(piece))
    }

    private mutating func append(_ piece: String) -> String {
        spoken(markup.append(piece.unicodeScalars))
    }

    /// Says that a sentence ends here: returns the rest of it. Code blocks and tables stay open.
    public mutating func endSentence() -> String {
        var last = spoken(markup.endSentence())
        if let rest = letters?.endSentence() { last += normalized(rest) }
        return last + (normalizer?.endSentence() ?? "")
    }

    /// Ends the text: returns the rest. The cleaner can be used for a new text afterwards.
    public mutating func finish() -> String {
        defer { self = SpeechCleaner(language: language) }
        return endSentence()
    }

    /// The spoken form of a whole text.
    public static func clean(_ text: some StringProtocol, language: SpeechLanguage = .english) -> String {
        var cleaner = SpeechCleaner(language: language)
        return cleaner.append(text) + cleaner.finish()
    }

    private mutating func spoken(_ plain: [Unicode.Scalar]) -> String {
        normalized(letters?.append(plain) ?? plain)
    }

    private mutating func normalized(_ plain: [Unicode.Scalar]) -> String {
        guard normalizer != nil else { return String(scalars: plain) }
        return normalizer?.append(plain) ?? ""
    }
}
