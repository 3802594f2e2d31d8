/// A message that breaks the session's protocol.
public struct SessionWireError: Error, Sendable, Equatable, CustomStringConvertible {
    /// What is wrong and what is allowed.
    public let message: String

    public init(_ message: String) {
        self.message = message
    }

    public var description: String { self.message }
}
