/// A part of an answer, in the order in which the model writes it.
public enum MessagePart: Sendable, Equatable {
    /// Words for the user; never empty.
    case text(String)
    /// What the model thinks, where its service tells it apart from the answer. Nobody hears it, sees it or keeps it in the
    /// conversation. Never empty, and of one answer 16 KiB at the most.
    case reasoning(String)
    /// A tool to be run; the call is whole.
    case toolCall(ToolCall)
}
