internal import NIOHTTP1
internal import WebSockets

/// Who may open a session.
struct Access: Sendable {
    /// Why a client may not.
    enum Denial: Sendable {
        case key
        case origin
    }

    let key: String?

    /// Nil if the client may open a session.
    func denial(_ request: WebSocketUpgradeRequest) -> Denial? {
        self.denial(
            authorization: request.headers.first(name: "Authorization"), keyParameter: request.queryValue("key"),
            origin: request.headers.first(name: "Origin"), host: request.headers.first(name: "Host"))
    }

    func denial(authorization: String?, keyParameter: String?, origin: String?, host: String?) -> Denial? {
        // Browsers send an origin: pages of other sites must not use a server that their visitor can reach.
        if let origin, Self.host(of: origin) != host?.lowercased() { return .origin }
        guard let key else { return nil }
        let shown = authorization.map { $0.hasPrefix("Bearer ") ? String($0.dropFirst(7)) : $0 } ?? keyParameter ?? ""
        return Self.isEqual(shown, key) ? nil : .key
    }

    /// Whether it is the key; everything is if none is needed.
    func isKey(_ shown: String) -> Bool { self.key.map { Self.isEqual(shown, $0) } ?? true }

    private static func host(of origin: String) -> String? {
        guard let range = origin.firstRange(of: "://") else { return nil }
        return origin[range.upperBound...].lowercased()
    }

    /// Takes the same time wherever the texts differ, so that a key cannot be found letter by letter.
    private static func isEqual(_ left: String, _ right: String) -> Bool {
        let (left, right) = (Array(left.utf8), Array(right.utf8))
        guard left.count == right.count else { return false }
        return zip(left, right).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
    }
}
