/// The one error of this module.
public struct WebSocketError: Error, Sendable {
    /// What went wrong; stable, for programs.
    public enum Code: String, Sendable {
        /// The URL, a header or a subprotocol of a request is malformed.
        case invalidRequest = "invalid_request"
        /// The server could not be reached.
        case connectFailed = "connect_failed"
        /// The WebSocket was not open within the handshake time-out.
        case connectTimedOut = "connect_timed_out"
        /// TLS could not be set up, for example because the certificate is not trusted.
        case tlsFailed = "tls_failed"
        /// The server answered with a status other than 101; see ``WebSocketError/refusal``.
        case upgradeRefused = "upgrade_refused"
        /// The server's 101 response breaks the protocol, or something that is no WebSocket server answered.
        case invalidHandshake = "invalid_handshake"
        /// The connection is closed or closing: nothing can be sent.
        case closed = "closed"
    }

    /// What went wrong; stable, for programs.
    public let code: Code

    /// What went wrong and what to do about it, for a person. Holds no header values.
    public let message: String

    /// Whether the same call may succeed later.
    public let isRetryable: Bool

    /// The server's answer, for ``Code/upgradeRefused`` only.
    public let refusal: WebSocketRefusal?

    init(
        _ code: Code, _ message: String, isRetryable: Bool = false, refusal: WebSocketRefusal? = nil
    ) {
        self.code = code
        self.message = message
        self.isRetryable = isRetryable
        self.refusal = refusal
    }

    static let closed = WebSocketError(
        .closed, "The WebSocket is closed. Open a new connection to send again.", isRetryable: true)
}

extension WebSocketError: CustomStringConvertible {
    public var description: String { "\(self.message) (\(self.code.rawValue))" }
}
