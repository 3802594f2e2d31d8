package import ServerEdge

/// How the server listens and whom it lets in.
package struct ServerSettings: Sendable, Equatable {
    /// The name or address to listen on.
    package var host: String
    /// The port, 0 for any free one.
    package var port: Int
    /// What clients must show, as `Authorization: Bearer KEY` or as `?key=KEY`; nil lets everybody on this machine in.
    package var key: String?
    /// Names of this server besides localhost and the addresses of this machine: that of a proxy before it. Without a key,
    /// requests for any other name are refused; pages of these names may always ask.
    package var hosts: [String]
    /// Sessions at once, 1…1000; more are refused with 503. As many ElevenLabs sockets and requests may be open besides;
    /// more of those are refused with 429.
    package var sessionLimit: Int
    /// The folder of the page, nil serves none.
    package var pageFolder: String?
    /// Whether an ElevenLabs client that asks for a voice that is not here gets the default voice rather than an error.
    package var acceptsAnyVoice: Bool
    /// Certificate and private key for https and wss, nil for plain http.
    package var certificate: TLSFiles?
    /// The file that every turn's record is added to as a line of JSON, nil for none.
    package var latencyLog: String?
    /// The SQLite file of sessions and turns, nil keeps the last ones in memory.
    package var store: String?
    /// The folder that gets a journal of every session, with what was said; nil for none.
    package var journal: String?
    /// Settings of the engines that bear on latency, by their keys; kept with every turn beside those of the agent.
    package var engineSettings: [String: String]
    /// Whether sessions are let in, and drafts made, even while those that are open are not served in time.
    package var admitsAll = true
    /// The longest time from SIGTERM to the end of the process, whatever runs; up to an hour.
    package var shutdownLimit = Duration.seconds(8)

    package init(
        host: String = "127.0.0.1", port: Int = 8080, key: String? = nil, hosts: [String] = [],
        sessionLimit: Int = 32,
        pageFolder: String? = nil, acceptsAnyVoice: Bool = false, certificate: TLSFiles? = nil,
        latencyLog: String? = nil, store: String? = nil, journal: String? = nil,
        engineSettings: [String: String] = [:]
    ) {
        self.host = host
        self.port = port
        self.key = key
        self.hosts = hosts
        self.sessionLimit = sessionLimit
        self.pageFolder = pageFolder
        self.acceptsAnyVoice = acceptsAnyVoice
        self.certificate = certificate
        self.latencyLog = latencyLog
        self.store = store
        self.journal = journal
        self.engineSettings = engineSettings
    }

    /// Checks what could let strangers in by accident.
    /// - Throws: if the key is empty, or if the host can be reached from other machines and no key is set.
    package func validate() throws(ServerError) {
        if let key, key.allSatisfy(\.isWhitespace) {
            throw ServerError(
                "the key is empty: give one with --key or CASCADE_KEY, or neither and listen on 127.0.0.1")
        }
        for host in self.hosts where HostName(authority: host)?.text != host.lowercased() {
            throw ServerError("\(host) is no name of a host: give one without scheme and port, as in talk.example.com")
        }
        guard self.key == nil, !Self.isLoopback(self.host) else { return }
        throw ServerError(
            "listening on \(self.host) lets other machines in: set a key with --key, or listen on 127.0.0.1")
    }

    static func isLoopback(_ host: String) -> Bool {
        HostName(authority: host.contains("::") && !host.hasPrefix("[") ? "[\(host)]" : host)?.isLoopback ?? false
    }
}
