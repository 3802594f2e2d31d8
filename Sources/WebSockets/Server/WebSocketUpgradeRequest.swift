public import NIOCore
public import NIOHTTP1

/// What a client asked for when it wants a WebSocket: enough to decide on it.
public struct WebSocketUpgradeRequest: Sendable {
    /// The HTTP method; the server refuses all but `GET` before it asks for a decision.
    public let method: String

    /// The path as sent, without the query, percent-encoded.
    public let path: String

    /// The query as sent, without the question mark, percent-encoded; nil when there is none.
    public let query: String?

    /// The headers of the request.
    public let headers: HTTPHeaders

    /// The subprotocols that the client offers, its favorite first.
    public let subprotocols: [String]

    /// The address of the client, or of the proxy before it.
    public let remoteAddress: SocketAddress?

    init(head: HTTPRequestHead, remoteAddress: SocketAddress?) {
        self.method = head.method.rawValue
        let parts = head.uri.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        self.path = parts.first.map { String($0) } ?? "/"
        self.query = parts.count == 2 ? String(parts[1]) : nil
        self.headers = head.headers
        self.subprotocols = head.headers[canonicalForm: "Sec-WebSocket-Protocol"].map { String($0) }
        self.remoteAddress = remoteAddress
    }

    /// The first value of a query parameter, decoded; empty when it has no `=`. Nil when it is absent
    /// or not valid UTF-8.
    public func queryValue(_ name: String) -> String? {
        for pair in (self.query ?? "").split(separator: "&") {
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard Self.decode(parts[0]) == name else { continue }
            return parts.count == 2 ? Self.decode(parts[1]) : ""
        }
        return nil
    }

    private static func decode(_ text: Substring) -> String? {
        var bytes: [UInt8] = []
        var rest = text.utf8[...]
        while let byte = rest.popFirst() {
            switch byte {
            case UInt8(ascii: "+"):
                bytes.append(UInt8(ascii: " "))
            case UInt8(ascii: "%"):
                guard rest.count >= 2, let value = UInt8(Substring(rest.prefix(2)), radix: 16) else { return nil }
                bytes.append(value)
                rest = rest.dropFirst(2)
            default:
                bytes.append(byte)
            }
        }
        return String(validating: bytes, as: UTF8.self)
    }
}
