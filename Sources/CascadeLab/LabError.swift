/// Why the laboratory cannot measure.
public struct LabError: Error, Sendable, Equatable, CustomStringConvertible {
    /// Stable names to tell errors apart.
    public enum Code: String, Sendable {
        /// There are no recordings, or one of them cannot be used.
        case recordings
        /// A session did not do what its protocol says, or gave no answer.
        case session
        /// The baseline cannot be compared with.
        case baseline
        /// A file cannot be written.
        case file
    }

    public let code: Code
    /// What is wrong and what to do about it.
    public let message: String
    /// Whether the same may succeed later.
    public let isRetryable: Bool

    public init(_ code: Code, _ message: String, isRetryable: Bool = false) {
        self.code = code
        self.message = message
        self.isRetryable = isRetryable
    }

    public var description: String { self.message }
}
