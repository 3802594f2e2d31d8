/// A message that breaks the session's protocol.
public struct SessionWireError: Error, Sendable, Equatable, CustomStringConvertible {
    /// What is wrong and what is allowed.
    public let message: String

    public init(_ message: String) {
        self.message = message
    }

    public var description: String { self.message }
}

extension SessionWireError {
    /// What a decoder found wrong with a message; holds nothing of what came.
    init(reading error: any Error) {
        let path =
            switch error as? DecodingError {
            case .typeMismatch(_, let context), .valueNotFound(_, let context), .dataCorrupted(let context):
                context.codingPath
            default: [any CodingKey]()
            }
        guard let field = path.first?.stringValue, field != "type" else {
            self.init("a text message must be a JSON object with a text field \"type\"")
            return
        }
        self.init("the field \"\(field)\" has the wrong type or is out of range")
    }
}
