/// What the server of `stream-input` sends.
public struct StreamOutputMessage: JSONMessage {
    public var output: StreamOutput

    public init(_ output: StreamOutput) {
        self.output = output
    }

    public init(from decoder: any Decoder) throws {
        self.init(try StreamOutput(from: decoder))
    }

    public func encode(to encoder: any Encoder) throws {
        try self.output.encode(to: encoder)
    }
}
