internal import Synchronization

/// How much of a reply's sound was made, in samples.
final class ReplyPosition: Sendable {
    private let samples = Atomic(0)

    /// Moves on.
    /// - Returns: the position before.
    func advance(by count: Int) -> Int {
        self.samples.wrappingAdd(count, ordering: .relaxed).oldValue
    }
}
