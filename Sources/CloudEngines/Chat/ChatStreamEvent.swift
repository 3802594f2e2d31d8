public import SpeechEngines

/// What a model's streamed answer says, whichever dialect it came in.
public enum ChatStreamEvent: Sendable, Equatable {
    /// The next words of the answer.
    case text(String)
    /// The model thinks; empty where the service does not tell what.
    case thinking(String)
    /// The model writes calls of tools, which are told when they are whole.
    case callingTool
    /// The model wants a tool to be run; the call is whole.
    case toolCall(ToolCall)
    /// The model wants something of tools that cannot be told: a call is too long, or one too many, or has no name.
    case brokenToolCall
    /// What the answer has cost.
    case usage(TokenUsage)
    /// Why the model stopped.
    case finished(ChatFinish)
    /// The service gives up in the middle of the answer.
    case refused(ServiceRefusal)
    /// Nothing follows.
    case end
}

/// Why a model stopped.
public enum ChatFinish: Sendable, Equatable {
    /// It said all it had to say.
    case complete
    /// The token limit was reached.
    case tokenLimit
    /// It wants tools to be run.
    case toolCalls
    /// The service withheld the answer, or the rest of it.
    case withheld
}

/// Tokens that an answer took, as the service counts them.
public struct TokenUsage: Sendable, Equatable {
    /// Tokens read, nil if the service did not say.
    public var input: Int?
    /// Tokens written, nil if the service did not say.
    public var output: Int?

    public init(input: Int? = nil, output: Int? = nil) {
        self.input = input
        self.output = output
    }
}
