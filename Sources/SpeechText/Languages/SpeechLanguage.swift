/// A language the reply may be written in.
///
/// A new language is one file that adds a constant to this type, and a line in `all`.
public struct SpeechLanguage: Sendable, Equatable {
    /// The ISO 639-1 code, such as "en".
    public let code: String

    /// What the splitter knows of the language.
    public let rules: LanguageRules

    /// Whether numbers, dates and units are spelled out by the clean-up; else they are left to the synthesizer.
    public let spellsNumbers: Bool

    /// Whether its voice says letters of the Latin script only.
    var writesLatin: Bool { Self.latin.contains(code) }

    private static let latin: Set<String> = ["en", "de", "fr", "es", "it", "pt", "nl", "pl"]

    let lexicon: Lexicon

    /// Makes a language of your own.
    public init(code: String, rules: LanguageRules, spellsNumbers: Bool = false) {
        self.code = code
        self.rules = rules
        self.spellsNumbers = spellsNumbers
        lexicon = Lexicon(rules)
    }

    /// Every language that comes with the module.
    public static let all: [SpeechLanguage] = [
        .english, .german, .french, .spanish, .italian, .portuguese, .dutch, .polish, .russian, .hindi, .japanese,
        .chinese, .arabic,
    ]

    /// The language of a code such as "en", "EN" or "en-US"; nil when there is none.
    public init?(code: String) {
        let primary = code.lowercased().prefix { $0 != "-" && $0 != "_" }
        guard let known = Self.all.first(where: { $0.code == primary }) else { return nil }
        self = known
    }

    /// Whether code, rules and the spelling of numbers are the same.
    public static func == (one: SpeechLanguage, other: SpeechLanguage) -> Bool {
        one.code == other.code && one.rules == other.rules && one.spellsNumbers == other.spellsNumbers
    }
}
