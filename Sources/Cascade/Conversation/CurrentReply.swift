internal import TurnTimes

/// The reply that is being made or heard.
struct CurrentReply {
    let id: ReplyID
    let turn: TurnID
    let task: Task<Void, Never>
    var ledger = ReplyLedger()
    var times: ReplyTimes
    /// The play-out cursor in samples, as the client last reported it; nil if it never has.
    var cursor: Int?
    /// When the first of its sound was written to the client.
    var firstWritten: Duration?
    /// Waits until the client has had time to play it.
    var playOut: Task<Void, Never>?
    /// Whether the client was given more time than the sound lasts.
    var hasGrace = false
    /// Whether something went wrong with it.
    var hasFailed = false
    /// What the agent says because the reply failed.
    var apology: String?
    /// Whether all of it was made.
    var isMade = false

    init(id: ReplyID, turn: TurnID, task: Task<Void, Never>, times: ReplyTimes) {
        self.id = id
        self.turn = turn
        self.task = task
        self.times = times
    }

    /// Whether all of it was made and played.
    var isHeard: Bool { self.isMade && self.cursor ?? 0 >= self.ledger.length }
}
