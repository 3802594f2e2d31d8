/// Why the server closes a speech socket, sent just before.
public struct StreamError: Sendable, Equatable {
    /// For a person.
    public var message: String
    /// For a program.
    public var error: String
    /// The close code that follows.
    public var code: Int?
    public var parameter: String?

    public init(_ error: String, _ message: String, code: Int? = 1008, parameter: String? = nil) {
        self.message = message
        self.error = error
        self.code = code
        self.parameter = parameter
    }
}
