/// A reason why the server does not start.
public struct ServerError: Error, Sendable, CustomStringConvertible {
    /// What is wrong and what to do about it.
    public let message: String

    public init(_ message: String) {
        self.message = message
    }

    public var description: String { self.message }
}
