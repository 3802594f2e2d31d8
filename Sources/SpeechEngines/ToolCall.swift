/// A model's wish to run a tool.
public struct ToolCall: Sendable, Equatable {
    /// Bytes of an id at the most.
    public static let idLimit = 512
    /// Bytes of a name at the most.
    public static let nameLimit = 128
    /// Bytes of the arguments at the most.
    public static let argumentLimit = 64 << 10

    /// What the tool's result has to name; never empty.
    public let id: String
    /// The tool's name; never empty, but perhaps of no tool that there is.
    public let name: String
    /// JSON text as the model wrote it, `{}` where it wrote none. Not checked: who runs the tool tells the model of its
    /// mistakes by a result.
    public let arguments: String

    /// Nil without an id or a name, or if one of the three is longer than it may be.
    public init?(id: String, name: String, arguments: String) {
        guard (1...Self.idLimit).contains(id.utf8.count), (1...Self.nameLimit).contains(name.utf8.count),
            arguments.utf8.count <= Self.argumentLimit
        else { return nil }
        self.id = id
        self.name = name
        self.arguments = arguments.allSatisfy(\.isWhitespace) ? "{}" : arguments
    }
}
