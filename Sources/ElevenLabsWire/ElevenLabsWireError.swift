/// A message or parameter that breaks an ElevenLabs protocol.
public struct ElevenLabsWireError: Error, Sendable, Equatable, CustomStringConvertible {
    /// What is wrong and what is allowed; never a value that was received, as it may be a key.
    public let message: String

    public init(_ message: String) {
        self.message = message
    }

    /// The same message does not become right by sending it again.
    public var isRetryable: Bool { false }

    public var description: String { self.message }
}

extension ElevenLabsWireError {
    init(_ error: DecodingError) {
        func name(_ path: [any CodingKey], _ last: (any CodingKey)? = nil) -> String {
            (path + (last.map { [$0] } ?? [])).map(\.stringValue).joined(separator: ".")
        }
        switch error {
        case .keyNotFound(let key, let context):
            self.init("the field \"\(name(context.codingPath, key))\" is missing")
        case .typeMismatch(let type, let context), .valueNotFound(let type, let context):
            let field = name(context.codingPath)
            self.init(
                field.isEmpty
                    ? "the message must be a JSON object" : "the field \"\(field)\" has the wrong type: give a \(type)")
        case .dataCorrupted(let context):
            let field = name(context.codingPath)
            self.init(field.isEmpty ? "the message is not JSON" : "the field \"\(field)\": \(context.debugDescription)")
        @unknown default: self.init("the message cannot be read")
        }
    }
}
