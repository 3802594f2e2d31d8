internal import SpeechEngines

/// What was learned of a server and its model, for as long as the process lives.
struct ServerHabits: Sendable {
    /// A model that was not asked for this long may have to be loaded again.
    static let idleness = Duration.seconds(240)
    /// How much longer than the last one a first token may take at a server of one's own.
    private static let slowness = 3

    /// Whether the server is one's own rather than a vendor's: its model may have to be loaded.
    let isOwn: Bool
    private(set) var concessions: Set<Concession> = []
    /// Whether its model was seen to think.
    private(set) var thinks = false
    private(set) var opening: ThinkingOpening
    /// When it last answered, and how long it took to the first token.
    private(set) var last: (answered: Duration, delay: Duration)?

    init(isOwn: Bool, opening: ThinkingOpening) {
        (self.isOwn, self.opening) = (isOwn, opening)
    }

    /// Whether its model may not be in memory.
    func isCold(at now: Duration) -> Bool { self.isOwn && self.last.map { now - $0.answered > Self.idleness } ?? true }

    /// How long a first token may take now.
    func patience(_ times: ChatTimes, at now: Duration) -> Duration {
        guard self.isOwn, let firstAnswer = times.firstAnswer else { return times.firstToken }
        guard !self.isCold(at: now), let last else { return max(times.firstToken, firstAnswer) }
        return max(times.firstToken, min(firstAnswer, last.delay * Self.slowness))
    }

    mutating func grant(_ concessions: Set<Concession>) { self.concessions.formUnion(concessions) }

    mutating func answered(at now: Duration, after delay: Duration) { self.last = (now, delay) }

    /// An answer has ended.
    mutating func learn(from answer: AnswerProgress) {
        if answer.hasThought { self.thinks = true }
        if answer.filter.wasNeverOpened {
            self.opening = .thinking
        } else if answer.isSetApart || answer.filter.hasThought {
            self.opening = .answer
        } else if answer.isComplete {
            // A model that has not thought this time may the next time.
            self.opening = self.opening == .thinking ? .unknown(patience: .zero) : .answer
        }
    }

    /// A test question that asks for one word was not answered by the limit: its model thinks aloud.
    mutating func suspect() { if case .unknown = self.opening { self.opening = .thinking } }
}
