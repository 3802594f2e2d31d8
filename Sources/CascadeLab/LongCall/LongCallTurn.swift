/// One turn of a long call.
public struct LongCallTurn: Sendable, Equatable {
    /// Counts from 1.
    public var number: Int
    /// From the typed text to the first sound of its answer.
    public var own: Duration
    /// The same for a new session that asked at the same moment; nil where none did.
    public var other: Duration?

    public init(number: Int, own: Duration, other: Duration?) {
        self.number = number
        self.own = own
        self.other = other
    }
}
