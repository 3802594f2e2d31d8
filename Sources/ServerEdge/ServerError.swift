/// A reason why the server does not start.
package struct ServerError: Error, Sendable, CustomStringConvertible {
    /// What is wrong and what to do about it.
    package let message: String

    package init(_ message: String) {
        self.message = message
    }

    package var description: String { self.message }
}
