/// What a word may be, by the rules of its language.
struct WordKinds: OptionSet, Sendable {
    let rawValue: UInt32

    static let neverEnding = WordKinds(rawValue: 1 << 0)
    static let sometimesEnding = WordKinds(rawValue: 1 << 1)
    static let usuallyEnding = WordKinds(rawValue: 1 << 2)
    static let beforeNumber = WordKinds(rawValue: 1 << 3)
    static let alsoWord = WordKinds(rawValue: 1 << 4)
    static let capitalized = WordKinds(rawValue: 1 << 5)
    static let daytime = WordKinds(rawValue: 1 << 6)
    static let afterDaytime = WordKinds(rawValue: 1 << 7)
    static let starter = WordKinds(rawValue: 1 << 8)
    static let certainStarter = WordKinds(rawValue: 1 << 9)
    static let openingPreposition = WordKinds(rawValue: 1 << 10)
    static let beforeFinalPronoun = WordKinds(rawValue: 1 << 11)
    static let speechVerb = WordKinds(rawValue: 1 << 12)
    static let exclaimedName = WordKinds(rawValue: 1 << 13)
    static let emphatic = WordKinds(rawValue: 1 << 14)
    static let trailing = WordKinds(rawValue: 1 << 15)
    static let pointer = WordKinds(rawValue: 1 << 16)
    static let fileStem = WordKinds(rawValue: 1 << 17)
    static let functionWord = WordKinds(rawValue: 1 << 18)
    static let clauseWord = WordKinds(rawValue: 1 << 19)
    static let questionOpener = WordKinds(rawValue: 1 << 20)
    static let shortWord = WordKinds(rawValue: 1 << 21)
    static let enthusiastic = WordKinds(rawValue: 1 << 22)
    static let phraseOpener = WordKinds(rawValue: 1 << 23)
    static let numbered = WordKinds(rawValue: 1 << 24)

    /// Written with a full stop of its own.
    static let abbreviation: WordKinds = [.neverEnding, .sometimesEnding, .usuallyEnding, .beforeNumber, .daytime]
}
