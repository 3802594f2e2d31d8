/// Why a text is no journal.
public struct JournalError: Error, Sendable, Equatable, CustomStringConvertible {
    /// Counted from 1.
    public let line: Int
    /// What is wrong with it.
    public let reason: String

    public var description: String { "line \(self.line): \(self.reason)" }
}
