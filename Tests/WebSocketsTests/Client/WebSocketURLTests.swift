import Testing

@testable import WebSockets

@Suite("WebSocket URLs")
struct WebSocketURLTests {
    @Test("Scheme, host, port and target are found")
    func parts() throws {
        let plain = try WebSocketURL("ws://example.com")
        #expect(!plain.isSecure)
        #expect((plain.host, plain.port, plain.target) == ("example.com", 80, "/"))
        #expect(plain.hostHeader == "example.com")
        let full = try WebSocketURL("WSS://example.com:8443/v1/x%20y?model=a&b=c")
        #expect(full.isSecure)
        #expect((full.port, full.target) == (8443, "/v1/x%20y?model=a&b=c"))
        #expect(full.hostHeader == "example.com:8443")
        #expect(try WebSocketURL("wss://example.com:443?q").hostHeader == "example.com")
        #expect(try WebSocketURL("wss://example.com?q").target == "/?q")
    }

    @Test("IPv6 addresses stand in brackets")
    func ipv6() throws {
        let url = try WebSocketURL("ws://[::1]:9000/")
        #expect((url.host, url.port) == ("::1", 9000))
        #expect(url.hostHeader == "[::1]:9000")
        #expect(try WebSocketURL("ws://[::1]").port == 80)
    }

    @Test(
        "Anything else is refused, without repeating the URL",
        arguments: [
            "", "http://secret", "ws://", "ws://secret#x", "ws://user:secret@host/", "ws://host:0", "ws://host:99999",
            "ws://host:secret", "ws://::1/", "ws://[::1", "ws://[::1]secret", "ws://host/a secret",
            "ws://host/\r\nsecret",
            "ws:///secret", "ws://höst/secret",
        ])
    func refused(string: String) {
        let error = #expect(throws: WebSocketError.self) { try WebSocketURL(string) }
        #expect(error?.code == .invalidRequest)
        #expect(error?.message.contains("secret") == false)
    }
}
