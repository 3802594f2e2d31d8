internal import TurnTimes

/// What a reply wants of its owner, in order.
enum ReplyAction: Sendable {
    case tell(ReplyNews)
    /// These words of it were heard: they enter the history.
    case remember(String)
    /// It is over; the mark says how.
    case end(Mark)
}
