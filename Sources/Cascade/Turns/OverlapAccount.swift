/// What is noted of a sound over an answer for the turn's record, while it lasts.
struct OverlapAccount: Sendable, Hashable {
    /// When the sound first made the reply stand still.
    var pausedAt: Duration?
    /// Whether its outcome was told.
    var isTold = false
}
