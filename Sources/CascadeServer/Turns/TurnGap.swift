/// A stretch in which a client had nothing to play although the reply was under way.
struct TurnGap: Sendable, Equatable {
    /// Where in the reply's sound.
    let position: Duration
    let length: Duration
}
