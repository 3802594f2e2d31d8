/// What the listening loop could not do in time, since it was made.
public struct ListeningTally: Sendable, Equatable {
    /// Looks that were left out, as one before them took too long or the processor was not free.
    public internal(set) var missedLooks = 0
    /// Sound of users that nobody listened to in time; of a session it is known when it ends.
    public internal(set) var lost = Duration.zero

    public init() {}
}
