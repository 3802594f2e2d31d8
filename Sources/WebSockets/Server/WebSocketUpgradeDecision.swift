/// The answer to a ``WebSocketUpgradeRequest``.
public enum WebSocketUpgradeDecision: Sendable {
    /// Open the WebSocket.
    case accept(WebSocketAcceptance)
    /// Answer with an HTTP status.
    case refuse(WebSocketUpgradeRefusal)
}
