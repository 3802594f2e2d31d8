/// What the splitter must know of one language: its abbreviations and the words that begin or close sentences.
///
/// All words are lower case and without a final full stop ("mr", "p.m"). A language is one file that holds one value.
public struct LanguageRules: Sendable, Equatable {
    /// Abbreviations before a name or another word, never at the end of a sentence: "Mr.", "e.g.".
    public var neverEnding: Set<String> = []

    /// Abbreviations that may end a sentence; they do so only before a sentence starter: "Inc.", "Ave.", "Jan.".
    public var sometimesEnding: Set<String> = []

    /// Abbreviations that end a sentence before any capital: "etc.".
    public var usuallyEnding: Set<String> = []

    /// Abbreviations that stand before a number or a letter: "No. 4", "p. 55", "Fig. A".
    public var beforeNumbers: Set<String> = []

    /// Those of `beforeNumbers` that are whole words too, and answers: "no".
    public var alsoWords: Set<String> = []

    /// Abbreviations only when written with a capital, because they are words too: "Sat.", "Ill.".
    public var capitalized: Set<String> = []

    /// Times of the day: "a.m", "p.m".
    public var daytimes: Set<String> = []

    /// Words with a capital that go on after a time of the day: "Eastern", "Monday", "GMT".
    public var afterDaytimes: Set<String> = []

    /// Words that often begin a sentence.
    public var starters: Set<String> = []

    /// Those of `starters` that are hardly ever part of a name; only they end a sentence after an initial.
    public var certainStarters: Set<String> = []

    /// Words that, with a time behind them, only open a sentence: "At 5 a.m. Mr. Smith left."
    public var openingPrepositions: Set<String> = []

    /// Words before the pronoun "I" where it closes a sentence: "you and I."
    public var beforeFinalPronoun: Set<String> = []

    /// Verbs that report speech: "Stop!" John *said*.
    public var speechVerbs: Set<String> = []

    /// Names that end with an exclamation mark: "yahoo".
    public var exclaimedNames: Set<String> = []

    /// Words behind a number with an exclamation mark that make it a factorial: "5! equals 120".
    public var factorialFollowers: Set<String> = []

    /// Words of surprise, after which marks come in rows: "Seriously?!"
    public var emphaticWords: Set<String> = []

    /// Words of praise and complaint, after which marks of all kinds come in rows: "It was great..."
    public var enthusiasticWords: Set<String> = []

    /// Words of two or three letters that are no abbreviations and often end a sentence: "it", "now".
    public var shortWords: Set<String> = []

    /// Words that begin a question: "could", "what".
    public var questionOpeners: Set<String> = []

    /// Words after which a writer trails off: "I wondered..."
    public var trailingWords: Set<String> = []

    /// Words before the name of a file or a host: "visit example.com".
    public var pointerWords: Set<String> = []

    /// Words that files and hosts are named with: "config.json".
    public var fileStems: Set<String> = []

    /// Words that cannot be the last of a line that stands by itself: "the", "of".
    public var functionWords: Set<String> = []

    /// Words that begin a clause: "because", "but".
    public var clauseWords: Set<String> = []

    /// Words that begin a phrase and belong to what follows: "of", "the", "with".
    public var phraseOpeners: Set<String> = []

    /// Words that a number behind them belongs to: "room 1204".
    public var numbered: Set<String> = []

    /// Whether a number with a full stop is an ordinal: "am 3. Oktober".
    public var ordinalsEndWithStop = false

    /// Makes empty rules: marks of all scripts are known without any.
    public init() {}

    /// The words of a text, separated by blanks: the way the language files write their data.
    public static func words(_ text: String) -> Set<String> {
        Set(text.split(whereSeparator: \.isWhitespace).map(String.init))
    }
}
