/// What became, in the recorded session, of something that turn taking asked for.
enum RecordedOutcome: Hashable {
    /// It led to the event of this place.
    case came(Int)
    /// The event of this place made it void.
    case voided(Int)
    /// The session ended before.
    case never
}
