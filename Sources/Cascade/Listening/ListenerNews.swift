/// What a listener tells its conversation.
enum ListenerNews: Sendable, Equatable {
    case event(TurnEvent)
    /// The user is silent since the time; the sound up to the second time, for the turn model.
    case pause(since: Duration, sound: [Float], end: Duration)
}
