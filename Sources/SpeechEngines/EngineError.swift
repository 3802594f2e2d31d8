/// What can go wrong in an engine, local or at a vendor.
public struct EngineError: Error, Sendable, CustomStringConvertible {
    /// Stable names to tell errors apart.
    public enum Code: String, Sendable, CaseIterable {
        /// A model, library or program is not installed.
        case missing
        /// A model or library is there but cannot be used.
        case damaged
        /// The request asks for something that the engine does not do.
        case unsupported
        /// The engine failed at work that it can do.
        case failed
        /// The engine has no room for more work now.
        case overloaded
        /// The engine was shut down.
        case stopped
        /// The vendor wants a key, or refused the one it got.
        case unauthorized
        /// The vendor takes no more requests now, or the account is used up.
        case rateLimited = "rate_limited"
        /// The vendor could not be reached, or the connection was lost.
        case unreachable
        /// The vendor took longer than it may.
        case timedOut = "timed_out"
        /// The vendor sent something that is not what its protocol says.
        case malformed
    }

    public let code: Code
    /// What is wrong and what to do about it, for a person. Never holds a key or what somebody said.
    public let message: String
    /// Whether the same request may succeed later.
    public let isRetryable: Bool
    /// The error underneath, if there was one.
    public let cause: (any Error)?

    public init(_ code: Code, _ message: String, isRetryable: Bool = false, cause: (any Error)? = nil) {
        self.code = code
        self.message = message
        self.isRetryable = isRetryable
        self.cause = cause
    }

    public var description: String { self.message }
}

extension EngineError {
    /// The error itself if an engine told it, else one around it.
    /// - Parameter name: who failed, for a person.
    public init(_ error: any Error, from name: String? = nil) {
        let failure = name.map { "\($0) failed: " } ?? ""
        self = error as? EngineError ?? EngineError(.failed, "\(failure)\(error)", cause: error)
    }

    /// A language model has ended its answer without a word in it, which is no answer.
    /// - Parameter name: who, for a person.
    public static func wordless(_ name: String = "the language model") -> EngineError {
        EngineError(
            .failed, "\(name) gave an answer without words: ask again, raise llm.tokenLimit or take another model",
            isRetryable: true)
    }

    /// A language model has asked for a tool where nobody runs any.
    public static var toolNotRun: EngineError {
        EngineError(.unsupported, "the language model wants to run a tool, and nobody runs tools here: declare none")
    }
}
