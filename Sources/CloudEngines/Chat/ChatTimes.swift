/// How long a service may take. A voice agent would rather say that it cannot answer than be silent.
public struct ChatTimes: Sendable, Equatable {
    /// From the question to the first token, retries included.
    public var firstToken: Duration
    /// From one token to the next.
    public var stall: Duration
    /// From the question to the last moment in which a retry may begin.
    public var retries: Duration

    public init(
        firstToken: Duration = .milliseconds(1500), stall: Duration = .milliseconds(1500),
        retries: Duration = .milliseconds(1500)
    ) {
        self.firstToken = firstToken
        self.stall = stall
        self.retries = retries
    }
}
