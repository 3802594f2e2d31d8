internal import SpeechEngines

/// Whether and when a question is asked again. Only asked before the first token.
struct Retries: Sendable {
    /// Times that a question is asked again at the most.
    static let limit = 2
    private static let firstDelay = Duration.milliseconds(200)

    /// The time since the question after which it is not asked again.
    private let budget: Duration
    private var count = 0

    init(budget: Duration) {
        self.budget = budget
    }

    /// How long to wait before the next try, nil to give up.
    /// - Parameters:
    ///   - error: what the last try came to.
    ///   - retryAfter: how long the service asks to wait; a longer wait than the budget's rest is not worth it.
    ///   - elapsed: time since the question.
    ///   - jitter: 0…1, spreads the callers of a service that has just failed them all.
    mutating func delay(
        after error: EngineError, retryAfter: Duration?, elapsed: Duration, jitter: Double
    ) -> Duration? {
        guard error.isRetryable, self.count < Self.limit else { return nil }
        let own = Self.firstDelay * (1 << self.count) * (0.5 + jitter / 2)
        let delay = max(own, retryAfter ?? .zero)
        guard elapsed + delay <= self.budget else { return nil }
        self.count += 1
        return delay
    }
}
