import NIOCore
import NIOHTTP1
import NIOPosix
import NIOSSL

extension WebSocketError {
    init(refusal: WebSocketRefusal) {
        let advice =
            switch refusal.status {
            case 300..<400: "It redirects; use the new address."
            case 401, 403: "Check the key and its rights."
            case 404: "Check the path of the URL."
            case 408, 429: "Try again later, and less often."
            case 500...: "The server has a problem; try again later."
            default: "Check the request against the server's documentation."
            }
        self.init(
            .upgradeRefused, "The server refused the WebSocket with status \(refusal.status). \(advice)",
            isRetryable: refusal.status == 408 || refusal.status == 429 || refusal.status >= 500, refusal: refusal)
    }

    /// The error of a failed attempt as this module's own.
    static func connecting(_ error: any Error) -> any Error {
        switch error {
        case is WebSocketError, is CancellationError:
            error
        case is NIOSSLError, is NIOSSLExtraError, is BoringSSLError:
            WebSocketError(
                .tlsFailed, "TLS with the server failed. Check that the client trusts its certificate.")
        case ChannelError.connectTimeout:
            WebSocketError(
                .connectTimedOut, "The server did not open the WebSocket in time. Check address and network.",
                isRetryable: true)
        case is NIOConnectionError, is IOError:
            WebSocketError(
                .connectFailed, "The server cannot be reached. Check address and network.",
                isRetryable: true)
        case is NIOHTTPClientUpgradeError:
            WebSocketError(
                .invalidHandshake, "The server's answer is no WebSocket handshake. Check the URL.")
        default:
            WebSocketError(
                .connectFailed, "The server closed the connection before it answered. Check the URL, or try again.",
                isRetryable: true)
        }
    }
}
