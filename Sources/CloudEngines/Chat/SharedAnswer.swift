internal import Synchronization

/// An answer under way, as who reads it and who hands it on share it.
final class SharedAnswer: Sendable {
    private let progress: Mutex<AnswerProgress>

    init(_ progress: AnswerProgress) {
        self.progress = Mutex(progress)
    }

    func with<Value>(_ body: (inout AnswerProgress) throws -> sending Value) rethrows -> sending Value {
        try self.progress.withLock { try body(&$0) }
    }
}
