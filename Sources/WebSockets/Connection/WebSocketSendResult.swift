/// What became of a message given to a synchronous send.
public enum WebSocketSendResult: Sendable {
    /// The message is on its way.
    case sent
    /// The peer takes bytes too slowly; the message was not sent. Try later or drop it.
    case full
    /// The connection is closed or closing; the message was not sent and none will be.
    case closed
}
