/// One entry of a conversation as the language model reads it.
public struct Message: Sendable, Equatable {
    public enum Role: String, Sendable {
        /// Instructions to the model.
        case system
        /// What the user said.
        case user
        /// What the agent said, as far as it was heard.
        case assistant
    }

    public var role: Role
    public var text: String

    public init(_ role: Role, _ text: String) {
        self.role = role
        self.text = text
    }
}
