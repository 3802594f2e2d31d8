/// How long a service may take. A voice agent would rather say that it cannot answer than be silent.
public struct ChatTimes: Sendable, Equatable {
    /// From the question to the first token, retries included.
    public var firstToken: Duration
    /// From one token to the next.
    public var stall: Duration
    /// From the question to the last moment in which a retry may begin.
    public var retries: Duration
    /// How long a model may think, from its first thought.
    public var thinking: Duration
    /// To the first token of the first answer of a server of one's own, whose model may have to be loaded; nil for no
    /// longer than any other.
    public var firstAnswer: Duration?
    /// How long the first text of a server of which nothing is known waits for a mark that says it was thinking.
    public var doubt: Duration

    public init(
        firstToken: Duration = .milliseconds(1500), stall: Duration = .milliseconds(1500),
        retries: Duration = .milliseconds(1500), thinking: Duration = .seconds(20), firstAnswer: Duration? = nil,
        doubt: Duration = .seconds(1)
    ) {
        self.firstToken = firstToken
        self.stall = stall
        self.retries = retries
        self.thinking = thinking
        self.firstAnswer = firstAnswer
        self.doubt = doubt
    }
}
