/// What a realtime speech-to-text socket says is wrong.
public struct TranscriptionError: Sendable, Equatable {
    /// The message's type.
    public enum Kind: String, Sendable, CaseIterable {
        case error
        case authError = "auth_error"
        case quotaExceeded = "quota_exceeded"
        case commitThrottled = "commit_throttled"
        case unacceptedTerms = "unaccepted_terms"
        case rateLimited = "rate_limited"
        case queueOverflow = "queue_overflow"
        case resourceExhausted = "resource_exhausted"
        case sessionTimeLimitExceeded = "session_time_limit_exceeded"
        case inputError = "input_error"
        case invalidRequest = "invalid_request"
        case chunkSizeExceeded = "chunk_size_exceeded"
        case insufficientAudioActivity = "insufficient_audio_activity"
        case transcriberError = "transcriber_error"
    }

    public var kind: Kind
    /// For a person.
    public var message: String

    public init(_ kind: Kind, _ message: String) {
        self.kind = kind
        self.message = message
    }
}
