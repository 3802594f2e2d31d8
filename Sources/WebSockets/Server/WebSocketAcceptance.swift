public import NIOHTTP1

/// An accepted upgrade.
public struct WebSocketAcceptance: Sendable {
    /// The subprotocol to use: one that the client offered, or nil. Anything else is answered with 500.
    public var subprotocol: String?

    /// Additional headers of the 101 response.
    public var headers: HTTPHeaders

    /// Serves the open connection, which closes when the handler returns (1000) or throws (1011). It has
    /// to call ``WebSocketConnection/start(onBinary:)``. Its task is cancelled when the server stops.
    public var handler: @Sendable (WebSocketConnection) async throws -> Void

    /// Accepts with the handler that serves the connection.
    public init(
        subprotocol: String? = nil, headers: HTTPHeaders = [:],
        handler: @escaping @Sendable (WebSocketConnection) async throws -> Void
    ) {
        self.subprotocol = subprotocol
        self.headers = headers
        self.handler = handler
    }
}
