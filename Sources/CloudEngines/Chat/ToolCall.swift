/// A model's wish to run a tool.
public struct ToolCall: Sendable, Equatable {
    /// What the tool's result has to name.
    public var id: String
    /// The tool's name.
    public var name: String
    /// JSON text, as the model wrote it; not checked.
    public var arguments: String

    public init(id: String, name: String, arguments: String) {
        self.id = id
        self.name = name
        self.arguments = arguments
    }
}
