import NIOCore

/// The server's answer to the upgrade request.
enum ClientNegotiation: Sendable {
    case open(WebSocketConnection)
    /// The rest of the response is only read after the negotiation is over, hence the future inside:
    /// waiting for it in the negotiation would be a deadlock.
    case refused(EventLoopFuture<WebSocketRefusal>)
}
