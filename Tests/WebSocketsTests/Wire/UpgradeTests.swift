import NIOCore
import NIOHTTP1
import Testing

@testable import WebSockets

@Suite("The upgrade", .timeLimit(.minutes(5)))
struct UpgradeTests {
    private func head(
        _ line: String, _ headers: [String], server: TestServer = TestServer()
    ) async throws -> (head: String, rest: String) {
        try await server.run { port in
            try await RawPeer.run(port: port) { peer in
                let head = try await peer.request(line, headers: headers)
                return (head, String(decoding: try await peer.rest(), as: UTF8.self))
            }
        }
    }

    @Test("A refused upgrade is answered with status, headers and JSON, and TCP ends")
    func refused() async throws {
        let (head, body) = try await self.head("GET /nope HTTP/1.1", RawPeer.handshake)
        #expect(head.hasPrefix("HTTP/1.1 404 Not Found\r\n"))
        #expect(head.contains("X-Reason: path\r\n"))
        #expect(head.contains("Content-Type: application/json\r\n"))
        #expect(body == #"{"error":"no such path"}"#)
    }

    @Test(
        "A malformed handshake is answered with a status that fits",
        arguments: [
            ("POST", "Sec-WebSocket-Version: 13", "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==", "405"),
            ("GET", "Sec-WebSocket-Version: 8", "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==", "426"),
            ("GET", "X-No-Version: 1", "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==", "426"),
            ("GET", "Sec-WebSocket-Version: 13", "Sec-WebSocket-Key: short", "400"),
            ("GET", "Sec-WebSocket-Version: 13", "X-No-Key: 1", "400"),
        ])
    func malformed(method: String, version: String, key: String, status: String) async throws {
        let (head, _) = try await self.head(
            "\(method) /ws HTTP/1.1", ["Host: x", "Upgrade: websocket", "Connection: Upgrade", version, key])
        #expect(head.hasPrefix("HTTP/1.1 \(status) "))
        if status == "426" { #expect(head.contains("Sec-WebSocket-Version: 13\r\n")) }
    }

    @Test("An Upgrade header without Connection: Upgrade is answered with 400")
    func noConnectionHeader() async throws {
        let (head, _) = try await self.head(
            "GET /ws HTTP/1.1", RawPeer.handshake.filter { !$0.hasPrefix("Connection") })
        #expect(head.hasPrefix("HTTP/1.1 400 "))
    }

    @Test("Bytes that are no HTTP are answered with 400")
    func garbage() async throws {
        let (head, _) = try await self.head("\u{1}\u{2} garbage", [])
        #expect(head.hasPrefix("HTTP/1.1 400 "))
    }

    @Test("The decision sees path, query, headers and subprotocols, and chooses one of these")
    func request() async throws {
        var settings = WebSocketSettings()
        settings.closeTimeout = .milliseconds(20)
        let server = TestServer(
            settings: settings,
            decide: { request in
                #expect(request.path == "/v1/a%20b")
                #expect(request.query == "text=a+b%C3%A9&flag&text=second")
                #expect(request.queryValue("text") == "a bé")
                #expect(request.queryValue("flag") == "")
                #expect(request.queryValue("absent") == nil)
                #expect(request.headers["X-Key"] == ["secret"])
                #expect(request.subprotocols == ["v2", "v1"])
                return .accept(
                    WebSocketAcceptance(subprotocol: "v1", headers: ["X-Session": "7"]) { connection in
                        #expect(connection.subprotocol == "v1")
                    })
            })
        let (head, _) = try await self.head(
            "GET /v1/a%20b?text=a+b%C3%A9&flag&text=second HTTP/1.1",
            RawPeer.handshake + ["X-Key: secret", "Sec-WebSocket-Protocol: v2, v1"], server: server)
        #expect(head.hasPrefix("HTTP/1.1 101 "))
        #expect(head.contains("Sec-WebSocket-Protocol: v1\r\n"))
        #expect(head.contains("X-Session: 7\r\n"))
    }

    @Test("A subprotocol that the client did not offer is the server's mistake: 500")
    func wrongSubprotocol() async throws {
        let server = TestServer(decide: { _ in .accept(WebSocketAcceptance(subprotocol: "v3") { _ in }) })
        let (head, _) = try await self.head(
            "GET /ws HTTP/1.1", RawPeer.handshake + ["Sec-WebSocket-Protocol: v2"], server: server)
        #expect(head.hasPrefix("HTTP/1.1 500 "))
    }

    @Test("A connection that asks for nothing is closed at the handshake time-out")
    func silence() async throws {
        var settings = WebSocketSettings()
        settings.handshakeTimeout = .milliseconds(20)
        try await TestServer(settings: settings).run { port in
            try await RawPeer.run(port: port) { peer in
                let rest = try await peer.rest()
                #expect(rest == [])
            }
        }
    }

    @Test("A decision that takes too long ends at the handshake time-out")
    func slowDecision() async throws {
        let (gate, open) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        var settings = WebSocketSettings()
        settings.handshakeTimeout = .milliseconds(20)
        let server = TestServer(
            settings: settings,
            decide: { _ in
                for await _ in gate {}
                return .accept(WebSocketAcceptance { _ in Issue.record("the connection was closed already") })
            })
        try await server.run { port in
            try await RawPeer.run(port: port) { peer -> Void in
                await #expect(throws: (any Error).self) {
                    try await peer.request("GET /ws HTTP/1.1", headers: RawPeer.handshake)
                }
            }
            open.finish()
        }
    }
}
