/// What the drafts of a turn brought and cost.
public struct DraftTally: Sendable, Equatable {
    /// Drafts that were begun.
    public var attempts = 0
    /// Those that answered the turn: 0 or 1.
    public var hits = 0
    /// How much earlier the answer's sound was there, or was on its way, than without a draft.
    public var saved = Duration.zero
    /// Tokens and characters of those that nobody heard.
    public var tokensWasted = 0
    public var charactersWasted = 0

    public init() {}

    /// Adds those of another turn.
    public mutating func add(_ other: DraftTally) {
        self.attempts += other.attempts
        self.hits += other.hits
        self.saved += other.saved
        self.tokensWasted += other.tokensWasted
        self.charactersWasted += other.charactersWasted
    }

    /// A draft was thrown away.
    public mutating func waste(_ reply: ReplyTimes) {
        self.tokensWasted += reply.tokens
        self.charactersWasted += reply.characters
    }

    /// A draft answers the turn.
    /// - Parameter begun: when it was begun.
    public mutating func hit(_ reply: ReplyTimes, begun: Duration, committed: Duration) {
        self.hits += 1
        self.saved = max(.zero, min(committed, reply.marks[.firstAudio] ?? committed) - begun)
    }
}
