/// How the server listens and whom it lets in.
public struct ServerSettings: Sendable, Equatable {
    /// The name or address to listen on.
    public var host: String
    /// The port, 0 for any free one.
    public var port: Int
    /// What clients must show, as `Authorization: Bearer KEY` or as `?key=KEY`; nil lets everybody in.
    public var key: String?
    /// Sessions at once, 1…1000; more are refused with 503. As many ElevenLabs sockets and requests may be open besides;
    /// more of those are refused with 429.
    public var sessionLimit: Int
    /// The folder of the page, nil serves none.
    public var pageFolder: String?
    /// Whether an ElevenLabs client that asks for a voice that is not here gets the default voice rather than an error.
    public var acceptsAnyVoice: Bool
    /// Certificate and private key for https and wss, nil for plain http.
    public var certificate: TLSFiles?
    /// The file that every turn's record is added to as a line of JSON, nil for none.
    public var latencyLog: String?
    /// The SQLite file of sessions and turns, nil keeps the last ones in memory.
    public var store: String?
    /// Settings of the engines that bear on latency, by their keys; kept with every turn beside those of the agent.
    public var engineSettings: [String: String]

    public init(
        host: String = "127.0.0.1", port: Int = 8080, key: String? = nil, sessionLimit: Int = 32,
        pageFolder: String? = nil, acceptsAnyVoice: Bool = false, certificate: TLSFiles? = nil,
        latencyLog: String? = nil, store: String? = nil, engineSettings: [String: String] = [:]
    ) {
        self.host = host
        self.port = port
        self.key = key
        self.sessionLimit = sessionLimit
        self.pageFolder = pageFolder
        self.acceptsAnyVoice = acceptsAnyVoice
        self.certificate = certificate
        self.latencyLog = latencyLog
        self.store = store
        self.engineSettings = engineSettings
    }

    /// Checks what could let strangers in by accident.
    /// - Throws: if the host can be reached from other machines and no key is set.
    public func validate() throws(ServerError) {
        guard self.key == nil, !Self.isLoopback(self.host) else { return }
        throw ServerError(
            "listening on \(self.host) lets other machines in: set a key with --key, or listen on 127.0.0.1")
    }

    static func isLoopback(_ host: String) -> Bool {
        host == "localhost" || host == "::1" || host == "[::1]" || host.hasPrefix("127.")
    }
}
