/// What became of the first request of a connection.
enum ServerNegotiation<HTTP: Sendable>: Sendable {
    case webSocket(WebSocketConnection, handler: @Sendable (WebSocketConnection) async throws -> Void)
    case http(HTTP)
    /// An HTTP status was sent and the connection is about to end.
    case refused
}
