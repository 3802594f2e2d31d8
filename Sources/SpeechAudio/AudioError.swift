/// What can be wrong with sound that comes from outside.
public struct AudioError: Error, Sendable, Equatable, CustomStringConvertible {
    /// Stable names to tell errors apart.
    public enum Code: String, Sendable {
        /// The bytes are not the format they claim to be.
        case malformed
        /// A format, rate or channel count that is not supported.
        case unsupported
        /// A file could not be read or written.
        case file
        /// A codec's library failed.
        case codec
    }

    public let code: Code
    /// What is wrong and what to do about it.
    public let message: String

    public init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    public var description: String { self.message }
}
