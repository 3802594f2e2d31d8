internal import Synchronization

/// Who makes the first sound of a reply: its answer, or what is said because the answer is late. Neither breaks into the other.
final class ReplyOpening: Sendable {
    private enum First {
        case nobody, stopgap, answer
    }

    private let first = Mutex(First.nobody)
    /// Opens when the stopgap has been said.
    private let gate = ReplyGate()

    /// Whether the stopgap may sound: only if nothing of the answer has.
    func takeForStopgap() -> Bool {
        self.first.withLock { first in
            if first == .nobody { first = .stopgap }
            return first == .stopgap
        }
    }

    /// All of the stopgap was given to the speaker, or none will be.
    func endStopgap() {
        if self.first.withLock({ $0 == .stopgap }) { self.gate.open() }
    }

    /// Returns when the answer may sound.
    /// - Throws: `CancellationError` if the task is cancelled meanwhile.
    func takeForAnswer() async throws {
        let waits = self.first.withLock { first in
            if first == .nobody { first = .answer }
            return first == .stopgap
        }
        if waits { try await self.gate.pass() }
    }
}
