/// The parts of a `ws:` or `wss:` URL that a connection needs.
struct WebSocketURL: Equatable, Sendable {
    let isSecure: Bool
    /// A name or an address; an IPv6 address without brackets.
    let host: String
    let port: Int
    /// Path and query as they go into the request line.
    let target: String

    /// - Throws: ``WebSocketError`` with code `invalidRequest` that names the fault, not the URL: a
    ///   query may hold a key.
    init(_ string: String) throws {
        guard string.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else {
            throw Self.invalid("it holds spaces, control or non-ASCII characters; percent-encode them")
        }
        var rest = string[...]
        if let after = Self.dropping("wss://", from: rest) {
            (self.isSecure, rest) = (true, after)
        } else if let after = Self.dropping("ws://", from: rest) {
            (self.isSecure, rest) = (false, after)
        } else {
            throw Self.invalid("it must begin with ws:// or wss://")
        }
        guard !rest.contains("#") else { throw Self.invalid("a fragment (#) is not allowed") }

        let authority = rest.prefix { $0 != "/" && $0 != "?" }
        let target = rest[authority.endIndex...]
        self.target = target.hasPrefix("/") ? String(target) : "/" + target
        guard !authority.contains("@") else {
            throw Self.invalid("a user name is not allowed; send an Authorization header")
        }
        let (host, port) = try Self.split(authority)
        guard !host.isEmpty else { throw Self.invalid("the host is missing") }
        self.host = String(host)
        self.port = try port.map(Self.parsePort) ?? (self.isSecure ? 443 : 80)
    }

    /// The `Host` header: no port when it is the scheme's own.
    var hostHeader: String {
        let name = self.host.contains(":") ? "[\(self.host)]" : self.host
        return self.port == (self.isSecure ? 443 : 80) ? name : "\(name):\(self.port)"
    }

    private static func dropping(_ scheme: String, from string: Substring) -> Substring? {
        string.prefix(scheme.count).lowercased() == scheme ? string.dropFirst(scheme.count) : nil
    }

    private static func split(_ authority: Substring) throws -> (host: Substring, port: Substring?) {
        if authority.hasPrefix("[") {
            guard let end = authority.firstIndex(of: "]") else { throw Self.invalid("a bracket is not closed") }
            let host = authority[authority.index(after: authority.startIndex)..<end]
            let rest = authority[authority.index(after: end)...]
            if rest.isEmpty { return (host, nil) }
            guard rest.hasPrefix(":") else { throw Self.invalid("a port must follow the bracket") }
            return (host, rest.dropFirst())
        }
        let parts = authority.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count <= 2 else { throw Self.invalid("an IPv6 address needs brackets") }
        return (parts.first ?? "", parts.count == 2 ? parts[1] : nil)
    }

    private static func parsePort(_ digits: Substring) throws -> Int {
        guard digits.allSatisfy(\.isNumber), let port = Int(digits), (1...65_535).contains(port) else {
            throw Self.invalid("the port must be a number from 1 to 65535")
        }
        return port
    }

    private static func invalid(_ fault: String) -> WebSocketError {
        WebSocketError(.invalidRequest, "The WebSocket URL is not usable: \(fault).")
    }
}
