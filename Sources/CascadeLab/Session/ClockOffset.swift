/// How far a session's clock is ahead of the client's, from pings.
struct ClockOffset: Equatable {
    /// A ping and its answer.
    struct Ping: Equatable {
        /// By the client's clock.
        let sent: Duration
        let received: Duration
        /// By the session's clock.
        let answered: Duration
    }

    /// Add it to a time of the client to have the session's.
    let offset: Duration
    /// The offset is off by this much at the most: the answer was made at some time between both of the client's.
    let error: Duration

    /// Takes the ping that was answered soonest; nil without any.
    init?(_ pings: [Ping]) {
        guard let best = pings.min(by: { $0.received - $0.sent < $1.received - $1.sent }) else { return nil }
        self.error = (best.received - best.sent) / 2
        self.offset = best.answered - (best.sent + self.error)
    }
}
