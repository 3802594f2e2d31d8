public import NIOHTTP1

/// What to connect to, and with which headers.
public struct WebSocketClientRequest: Sendable {
    /// A `ws:` or `wss:` URL; without user name and fragment.
    public var url: String

    /// Additional headers, for example a key. Those of the handshake itself (`Host`, `Connection`,
    /// `Upgrade`, `Sec-WebSocket-…`) are made by the client and not allowed here.
    public var headers: HTTPHeaders

    /// Subprotocols offered to the server, best first.
    public var subprotocols: [String]

    /// Creates a request. Its parts are checked by ``WebSocketClient/connect(to:)``.
    public init(url: String, headers: HTTPHeaders = [:], subprotocols: [String] = []) {
        self.url = url
        self.headers = headers
        self.subprotocols = subprotocols
    }

    private static let ownHeaders: Set<String> = ["host", "connection", "upgrade"]

    func requestHead(for url: WebSocketURL) throws -> HTTPRequestHead {
        var head = HTTPRequestHead(version: .http1_1, method: .GET, uri: url.target)
        head.headers.add(name: "Host", value: url.hostHeader)
        for (name, value) in self.headers {
            let lowercased = name.lowercased()
            guard !Self.ownHeaders.contains(lowercased), !lowercased.hasPrefix("sec-websocket-") else {
                throw WebSocketError(.invalidRequest, "The client makes the header \(name) itself: leave it out.")
            }
            // NIO would drop the whole request, and the caller would wait for the time-out.
            guard name.isHTTPToken, value.utf8.allSatisfy({ $0 == 0x09 || ($0 >= 0x20 && $0 != 0x7F) }) else {
                throw WebSocketError(
                    .invalidRequest, "A header name or value holds a character that HTTP does not allow.")
            }
            head.headers.add(name: name, value: value)
        }
        if !self.subprotocols.isEmpty {
            guard self.subprotocols.allSatisfy(\.isHTTPToken) else {
                throw WebSocketError(.invalidRequest, "A subprotocol name holds a character that HTTP does not allow.")
            }
            head.headers.add(name: "Sec-WebSocket-Protocol", value: self.subprotocols.joined(separator: ", "))
        }
        return head
    }

    /// The subprotocol of a 101 response, if any, or an error when the server chose what was not offered.
    func subprotocol(in response: HTTPResponseHead) throws -> String? {
        guard response.headers["Sec-WebSocket-Extensions"].isEmpty else {
            throw WebSocketError(.invalidHandshake, "The server switched an extension on that was not offered.")
        }
        let chosen = response.headers["Sec-WebSocket-Protocol"]
        guard let name = chosen.first else { return nil }
        guard chosen.count == 1, self.subprotocols.contains(name) else {
            throw WebSocketError(.invalidHandshake, "The server chose a subprotocol that was not offered.")
        }
        return name
    }
}
