/// An engine that works in short steps on one thread of its own.
///
/// A value of this type lives on its loop's thread from its making to its end, so it needs no lock.
protocol SteppedEngine: ~Copyable, SendableMetatype {
    associatedtype Request: Sendable

    /// Takes in a request; called between steps.
    mutating func accept(_ request: Request)

    /// Runs the most urgent step, at most about 25 ms of work.
    /// - Returns: false when there is nothing to do.
    mutating func step() -> Bool

    /// Fails all that is left; the engine is gone when this returns.
    consuming func stop()
}
