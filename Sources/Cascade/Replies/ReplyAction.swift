internal import TurnTimes

/// What a reply wants of its owner, in order.
enum ReplyAction: Sendable {
    case tell(ReplyNews)
    /// These words of it were heard: they enter the history.
    case remember(String)
    /// The first of its sound was given to the client.
    case noteAudible
    /// It is over; the mark says how.
    case end(Mark)
    /// It is over, and does not answer its turn.
    case withdraw
}
