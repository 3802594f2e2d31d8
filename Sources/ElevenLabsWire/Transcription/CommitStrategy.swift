/// Who says that a segment of speech is over.
public enum CommitStrategy: String, Sendable, Encodable, CaseIterable {
    /// The client.
    case manual
    /// The server, at silence.
    case vad
}
