/// Why two clips cannot be compared.
public struct ProsodyError: Error, Sendable, Equatable, CustomStringConvertible {
    /// Stable names to tell errors apart.
    public enum Code: String, Sendable {
        /// The clips say different texts.
        case otherText
        /// A clip has no sound, or samples that are no numbers.
        case silent
        /// Without character times, only clips up to a minute are compared.
        case tooLong
        /// A clip's rate is not one that sound can be converted from.
        case rate
    }

    public let code: Code
    /// What is wrong and what to do about it.
    public let message: String

    /// The same clips give the same error again.
    public var isRetryable: Bool { false }

    public var description: String { self.message }
}
