public import NIOHTTP1

/// What a client asked for when it wants a WebSocket: enough to decide on it.
public struct WebSocketUpgradeRequest: Sendable {
    /// The path as sent, without the query, percent-encoded.
    public let path: String

    /// The query as sent, without the question mark, percent-encoded; nil when there is none.
    public let query: String?

    /// The headers of the request.
    public let headers: HTTPHeaders

    /// The subprotocols that the client offers, its favorite first.
    public let subprotocols: [String]

    init(head: HTTPRequestHead) {
        let parts = head.uri.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        self.path = parts.first.map { String($0) } ?? "/"
        self.query = parts.count == 2 ? String(parts[1]) : nil
        self.headers = head.headers
        self.subprotocols = head.headers[canonicalForm: "Sec-WebSocket-Protocol"].map { String($0) }
    }

    /// The first value of a query parameter; empty when it has no `=`, nil when it is absent.
    public func queryValue(_ name: String) -> String? { QueryParameters(self.query ?? "")[name] }
}
