/// One entry of a conversation as the language model reads it.
public struct Message: Sendable, Equatable {
    public enum Role: Sendable, Hashable {
        /// Instructions to the model.
        case system
        /// What the user said.
        case user
        /// What the agent said, as far as it was heard, and the tools it asked for.
        case assistant
        /// What a tool gave for the call of this id.
        case tool(call: String)

        /// The role's name in every dialect.
        public var name: String {
            switch self {
            case .system: "system"
            case .user: "user"
            case .assistant: "assistant"
            case .tool: "tool"
            }
        }
    }

    public var role: Role
    public var text: String
    /// Tools that the assistant asked for behind its words, in order; empty in all other roles.
    public internal(set) var toolCalls: [ToolCall] = []

    public init(_ role: Role, _ text: String) {
        self.role = role
        self.text = text
    }

    /// What the agent said, perhaps nothing, and the tools it asked for.
    public static func assistant(_ text: String = "", calling calls: [ToolCall]) -> Message {
        var message = Message(.assistant, text)
        message.toolCalls = calls
        return message
    }
}
