/// What words that came while the agent spoke, or none, say about their speaker.
enum SpokenWords: Sendable, Hashable {
    /// No words: a noise, a cough, a hum.
    case none
    /// Only what the agent is saying itself: its echo.
    case own
    /// Only what listeners say to show that they listen, or think: "mm-hm", "yeah", "okay", "uh"; or what recognizers
    /// write for it: a word or two that only begin something.
    case backchannel
    /// One word; recognizers write one for a noise, too.
    case one
    /// Words that are meant.
    case several

    /// What listeners say without wanting the turn, and what people say while they think.
    private static let listenerWords: Set<String> = [
        "mm", "mmm", "mhm", "mmhm", "mmhmm", "hmm", "hm", "uhhuh", "uhuh", "uh", "huh", "ah", "aha", "oh", "um",
        "er", "erm", "eh", "ha", "haha", "yeah", "yes", "yep", "yup", "ya", "okay", "ok", "right", "sure",
        "alright", "exactly", "really", "wow", "nice", "great", "cool", "true", "good", "fine", "absolutely",
        "definitely", "indeed", "i", "see", "got", "it", "of", "course", "all", "that's",
    ]
    /// Of those, what alone is none: "see", "it".
    private static let companions: Set<String> = ["i", "see", "got", "it", "of", "course", "all", "that's"]
    /// Phrases of companions that are.
    private static let phrases: Set<String> = ["i see", "got it", "of course", "all right", "that's right", "oh i see"]

    /// Words that nobody says alone, as they begin something: articles, conjunctions, prepositions.
    private static let beginnings: Set<String> = [
        "a", "an", "the", "and", "but", "or", "so", "as", "than", "of", "to", "from", "with", "for", "at", "by",
        "into",
    ]

    /// What recognizers write for a sound without words; alone, nobody says it over a reply.
    private static let noises: Set<String> = ["you"]

    /// - Parameters:
    ///   - text: a transcript; any text.
    ///   - own: what the agent has said lately.
    init(_ text: String, over own: OwnWords = OwnWords("")) {
        if own.areAll(of: text) {
            self = .own
            return
        }
        // More need not be looked at: so many words are meant.
        let words = text.prefix(200).lowercased().replacing("-", with: "").split {
            !$0.isLetter && !$0.isNumber && $0 != "'"
        }
        guard words.contains(where: { !Self.noises.contains(String($0)) }) else {
            self = .none
            return
        }
        let isListening =
            Set(words).count <= 4 && words.allSatisfy { Self.listenerWords.contains(String($0)) }
            && (words.contains { !Self.companions.contains(String($0)) }
                || Self.phrases.contains(words.joined(separator: " ")))
        // Who means more says more, and is asked for it again while the sound lasts.
        let isBeginning = words.count <= 2 && words.allSatisfy { Self.beginnings.contains(String($0)) }
        self = isListening || isBeginning ? .backchannel : words.count == 1 ? .one : .several
    }
}
