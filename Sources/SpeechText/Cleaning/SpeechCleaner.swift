/// Turns reply text with Markdown, numbers and symbols into what a person would say, while it arrives.
///
/// The spoken text does not depend on the sizes of the pieces. Text is held only while it may still change: inside
/// unfinished markup, in the last word, and behind a number whose unit may follow.
public struct SpeechCleaner: Sendable {
    private var markup = MarkupReader()
    private var normalizer: TextNormalizer?

    /// Makes a cleaner for a text in `language`. Numbers are spelled out in English only.
    public init(language: SpeechLanguage = .english) {
        normalizer = language.spellsNumbers ? TextNormalizer() : nil
    }

    /// Takes the next piece; returns the spoken text that is certain now, possibly empty.
    public mutating func append(_ piece: some StringProtocol) -> String {
        spoken(markup.append(piece.unicodeScalars))
    }

    /// Says that a sentence ends here: returns the rest of it. Code blocks and tables stay open.
    public mutating func endSentence() -> String {
        let last = spoken(markup.endSentence())
        return last + (normalizer?.endSentence() ?? "")
    }

    /// Ends the text: returns the rest. The cleaner can be used for a new text afterwards.
    public mutating func finish() -> String {
        defer {
            markup = MarkupReader()
            normalizer = normalizer.map { _ in TextNormalizer() }
        }
        return endSentence()
    }

    /// The spoken form of a whole text.
    public static func clean(_ text: some StringProtocol, language: SpeechLanguage = .english) -> String {
        var cleaner = SpeechCleaner(language: language)
        return cleaner.append(text) + cleaner.finish()
    }

    private mutating func spoken(_ plain: [Unicode.Scalar]) -> String {
        guard normalizer != nil else { return String(scalars: plain) }
        return normalizer?.append(plain) ?? ""
    }
}
