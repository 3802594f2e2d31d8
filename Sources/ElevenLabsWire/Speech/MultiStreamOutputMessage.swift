/// What the server of `multi-stream-input` sends.
///
/// Written with both spellings of the context and the end, as clients differ in which one they read.
public struct MultiStreamOutputMessage: JSONMessage {
    /// Nil for an error of the socket.
    public var contextID: String?
    public var output: StreamOutput

    public init(contextID: String?, _ output: StreamOutput) {
        self.contextID = contextID
        self.output = output
    }

    private enum CodingKeys: String, CodingKey {
        case contextID = "contextId"
        case snakeContextID = "context_id"
    }

    public init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            contextID: try fields.text(.contextID) ?? fields.text(.snakeContextID),
            try StreamOutput(from: decoder))
    }

    public func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: CodingKeys.self)
        try fields.encodeIfPresent(self.contextID, forKey: .contextID)
        try fields.encodeIfPresent(self.contextID, forKey: .snakeContextID)
        var common = encoder.container(keyedBy: StreamOutput.CodingKeys.self)
        switch self.output {
        case .audio(let output): try common.encode(output.isFinal ? true : nil, forKey: .snakeIsFinal)
        case .final:
            try common.encode(true, forKey: .isFinal)
            try common.encode(true, forKey: .snakeIsFinal)
            return
        case .error: break
        }
        try self.output.encode(to: encoder)
    }
}
