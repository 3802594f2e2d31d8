/// Who may ask for what.
///
/// Without a key, everybody on this machine may, but no page of another site: neither by its own name (origin), nor by a
/// name that it made point here (host), nor with a request that tells no origin (an image, a link).
package struct Access: Sendable {
    /// Why a client may not.
    package enum Denial: Sendable {
        case key
        /// A page of another site asks.
        case origin
        /// The server is asked for by a name that is not its own.
        case host
    }

    /// What to do when the server is asked for by a name that is not its own.
    package static let foreignHostMessage =
        "without a key the server answers to localhost and 127.0.0.1 only: use one of them, or allow the name with "
        + "--allow-host NAME"

    /// What clients must show; nil lets everybody on this machine in.
    package let key: String?
    /// Names of this server besides those that always mean this machine.
    private let names: Set<String>

    package init(key: String?, hosts: [String] = []) {
        self.key = key
        self.names = Set(hosts.compactMap { HostName(authority: $0)?.text })
    }

    /// Nil if the client may open a session, or be told what is kept of sessions.
    package func denial(_ headers: RequestHeaders, keyParameter: String?) -> Denial? {
        if let denial = self.denial(ofPage: headers) { return denial }
        let shown = headers[.authorization].map(Self.key(inAuthorization:)) ?? keyParameter ?? ""
        return self.isKey(shown) ? nil : .key
    }

    /// Nil unless a page of another site asks, or one that made a name of its own point here.
    package func denial(ofPage headers: RequestHeaders) -> Denial? {
        if let denial = self.denial(ofHost: headers) { return denial }
        if let origin = headers[.origin] { return self.isOwn(origin, host: headers[.host]) ? nil : .origin }
        guard self.key == nil, let site = headers[.fetchSite]?.lowercased() else { return nil }
        return site == "same-origin" || site == "none" ? nil : .origin
    }

    /// Nil unless the server is asked for by a name that is not its own. With a key any name will do, as the key decides.
    package func denial(ofHost headers: RequestHeaders) -> Denial? {
        guard self.key == nil else { return nil }
        guard let host = headers[.host].flatMap({ HostName(authority: $0) }) else { return .host }
        return host.isLoopback || self.names.contains(host.text) ? nil : .host
    }

    /// Whether it is the key; everything is if none is needed.
    package func isKey(_ shown: String) -> Bool { self.key.map { Self.isEqual(shown, $0) } ?? true }

    /// What stands behind `Bearer`, in any letters; all of it without that word.
    package static func key(inAuthorization text: String) -> String {
        let scheme = "bearer "
        return text.lowercased().hasPrefix(scheme)
            ? String(text.dropFirst(scheme.count).drop { $0 == " " }) : text
    }

    private func isOwn(_ origin: String, host: String?) -> Bool {
        guard let range = origin.firstRange(of: "://") else { return false }
        let authority = origin[range.upperBound...].lowercased()
        if authority == host?.lowercased() { return true }
        return HostName(authority: authority).map { self.names.contains($0.text) } ?? false
    }

    /// Takes the same time wherever the texts differ, so that a key cannot be found letter by letter.
    private static func isEqual(_ left: String, _ right: String) -> Bool {
        let (left, right) = (Array(left.utf8), Array(right.utf8))
        guard left.count == right.count, !right.isEmpty else { return false }
        return zip(left, right).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
    }
}
