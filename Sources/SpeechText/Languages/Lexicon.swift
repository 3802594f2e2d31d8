/// The rules of a language in the form that answers "what kind of word is this?" with one look.
final class Lexicon: Sendable {
    let rules: LanguageRules
    private let kinds: [String: WordKinds]
    private let longestWord: Int

    init(_ rules: LanguageRules) {
        self.rules = rules
        var kinds: [String: WordKinds] = [:]
        let all: [(Set<String>, WordKinds)] = [
            (rules.neverEnding, .neverEnding),
            (rules.sometimesEnding, .sometimesEnding),
            (rules.usuallyEnding, .usuallyEnding),
            (rules.beforeNumbers, .beforeNumber),
            (rules.alsoWords, .alsoWord),
            (rules.capitalized, .capitalized),
            (rules.daytimes, .daytime),
            (rules.afterDaytimes, .afterDaytime),
            (rules.starters, .starter),
            (rules.certainStarters, [.starter, .certainStarter]),
            (rules.openingPrepositions, .openingPreposition),
            (rules.beforeFinalPronoun, .beforeFinalPronoun),
            (rules.speechVerbs, .speechVerb),
            (rules.exclaimedNames, .exclaimedName),
            (rules.emphaticWords, .emphatic),
            (rules.trailingWords, .trailing),
            (rules.pointerWords, .pointer),
            (rules.fileStems, .fileStem),
            (rules.functionWords, .functionWord),
            (rules.clauseWords, .clauseWord),
            (rules.phraseOpeners, .phraseOpener),
            (rules.questionOpeners, .questionOpener),
            (rules.shortWords, .shortWord),
            (rules.enthusiasticWords, .enthusiastic),
            (rules.numbered, .numbered),
        ]
        for (words, kind) in all {
            for word in words { kinds[word, default: []].insert(kind) }
        }
        self.kinds = kinds
        longestWord = kinds.keys.map(\.unicodeScalars.count).max() ?? 0
    }

    /// The kinds of a word, whatever its capitals.
    func kinds(of word: String) -> WordKinds {
        kinds[word.lowercased()] ?? []
    }

    func kinds(of word: ArraySlice<Unicode.Scalar>) -> WordKinds {
        guard word.count <= longestWord else { return [] }
        return kinds[String(wordOf: word)] ?? []
    }

    /// Whether a word that goes on behind a time of the day begins with these letters.
    func mayGoOnBehindDaytime(_ letters: String) -> Bool {
        let lower = letters.lowercased()
        return rules.afterDaytimes.contains { $0.hasPrefix(lower) }
    }
}
