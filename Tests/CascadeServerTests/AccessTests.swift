import ServerTesting
import Testing

@testable import CascadeServer

@Suite("Who may ask the server", .timeLimit(.minutes(2)))
struct AccessTests {
    /// One of each kind: method, path, and whether it is a WebSocket.
    private static let costly: [(String, String, isSocket: Bool)] = [
        ("GET", "/v1/session", true), ("GET", "/v1/session", false), ("GET", "/v1/turns", false),
        ("GET", "/v1/latency", false), ("GET", "/v1/voices", false), ("GET", "/v2/voices", false),
        ("POST", "/v1/text-to-speech/default?output_format=pcm_16000", false),
        ("POST", "/v1/text-to-speech/default/stream?output_format=pcm_16000", false),
        ("POST", "/v1/single-use-token/tts_websocket", false),
        ("GET", "/v1/text-to-speech/default/stream-input", true),
        ("GET", "/v1/text-to-speech/default/multi-stream-input", true),
        ("GET", "/v1/speech-to-text/realtime?model_id=m", true),
    ]

    private static func status(
        _ server: ScriptedServer, _ request: (String, String, isSocket: Bool), _ headers: [(String, String)]
    ) async throws -> Int {
        if request.isSocket { return try await server.handshake(request.1, headers: headers) }
        let body = request.0 == "POST" ? #"{"text":"Hi."}"# : ""
        return try await server.ask(request.0, request.1, headers: headers, body: body)?.status ?? 0
    }

    @Test("without a key, a name that was made to point here opens nothing: session, speech, page or health")
    func rebinding() async throws {
        try await ScriptedServer.run { server in
            let foreign = [
                "evil.test:\(server.port)", "evil.test", "127.evil.test", "127.0.0.1.evil.test", "[::2]", "",
            ]
            for host in foreign {
                for request in Self.costly {
                    for headers in [[("Host", host)], [("Host", host), ("Origin", "http://\(host)")]] {
                        #expect(try await Self.status(server, request, headers) == 421, "\(request.1) of \(host)")
                    }
                }
                for path in ["/", "/healthz", "/readyz", "/web/page.js", "/favicon.ico"] {
                    let answer = try await server.ask("GET", path, headers: [("Host", host)])
                    #expect(answer?.status == 421)
                    #expect(answer?.body.contains("--allow-host") == true)
                }
            }
        }
    }

    @Test("loopback names with any port, and those that are allowed, are the server's own")
    func ownNames() async throws {
        try await ScriptedServer.run(ServerSettings(port: 0, hosts: ["talk.example"])) { server in
            let names = [
                "localhost", "LOCALHOST:1", "localhost.", "127.0.0.1", "127.1.2.3:9", "[::1]:80", "Talk.Example",
            ]
            for name in names {
                let headers = [("Host", name), ("Origin", "http://\(name)")]
                let status = try await server.handshake("/v1/session", headers: headers)
                #expect(status == 101, "\(name)")
                #expect(try await server.ask("GET", "/healthz", headers: [("Host", name)])?.status == 200)
            }
            // A proxy that calls the server by another name than its own page.
            let proxied = [("Host", "127.0.0.1"), ("Origin", "https://talk.example")]
            #expect(try await server.handshake("/v1/session", headers: proxied) == 101)
        }
    }

    @Test("without a key, requests of other sites' pages are refused although they tell no origin")
    func fetchSite() async throws {
        try await ScriptedServer.run { server in
            let host = ("Host", "localhost:\(server.port)")
            for request in Self.costly {
                for site in ["cross-site", "same-site", "Cross-Site", "new-word"] {
                    let status = try await Self.status(server, request, [host, ("Sec-Fetch-Site", site)])
                    #expect(status == 403, "\(request.1) of \(site)")
                }
                for origin in ["https://evil.test", "http://localhost:1", "null", "file://", ""] {
                    let status = try await Self.status(server, request, [host, ("Origin", origin)])
                    #expect(status == 403, "\(request.1) of \(origin)")
                }
            }
            for site in ["same-origin", "none"] {
                let answer = try await server.ask("GET", "/v1/voices", headers: [host, ("Sec-Fetch-Site", site)])
                #expect(answer?.status == 200)
            }
            // A link of another page to this one is no harm.
            let linked = try await server.ask("GET", "/healthz", headers: [host, ("Sec-Fetch-Site", "cross-site")])
            #expect(linked?.status == 200)
        }
    }

    @Test(
        "with a key, the key decides whatever the name, and a foreign page stays out of sessions unless it is allowed")
    func keyed() async throws {
        try await ScriptedServer.run(ServerSettings(port: 0, key: "k", hosts: ["talk.example"])) { server in
            for scheme in ["Bearer", "bearer", "BEARER"] {
                let headers = [("Host", "any.example"), ("Authorization", "\(scheme) k")]
                let status = try await server.handshake("/v1/session", headers: headers)
                #expect(status == 101, "\(scheme)")
                #expect(try await server.ask("GET", "/v1/turns", headers: headers)?.status == 200)
                #expect(try await server.ask("GET", "/v1/voices", headers: headers)?.status == 200)
            }
            let own = [("Host", "any.example"), ("Authorization", "Bearer k")]
            let foreign = own + [("Origin", "https://evil.test")]
            #expect(try await server.handshake("/v1/session", headers: foreign) == 403)
            #expect(
                try await server.handshake("/v1/session", headers: own + [("Origin", "https://talk.example")]) == 101)
            let wrong = [("Host", "any.example"), ("Authorization", "Bearer "), ("xi-api-key", "")]
            #expect(try await server.handshake("/v1/session", headers: wrong) == 401)
            #expect(try await server.ask("GET", "/v1/voices", headers: wrong)?.status == 401)
        }
    }
}
