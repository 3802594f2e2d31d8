/// The URL parameters by which a client may show that it is let in.
package enum CredentialParameter: String, CaseIterable, Sendable {
    /// The server's key, for sessions and what is kept of them.
    case key
    /// A single-use token for transcription.
    case token
    /// A single-use token for speech.
    case singleUseToken = "single_use_token"
    case authorization
}
