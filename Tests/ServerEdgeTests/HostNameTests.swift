import ServerEdge
import Testing

@Suite("Names of hosts")
struct HostNameTests {
    @Test(
        "the name in a host header is read, and nothing else is taken for one",
        arguments: [
            ("localhost", "localhost", true), ("LocalHost.:8080", "localhost", true), ("[::1]:80", "::1", true),
            ("127.0.0.1:1", "127.0.0.1", true), ("127.256.0.1", "127.256.0.1", false), ("127.1", "127.1", false),
            ("a.test:80", "a.test", false), ("127.0.0.+1", "127.0.0.+1", false),
            ("localhost.evil", "localhost.evil", false),
        ])
    func hostName(authority: String, text: String, isLoopback: Bool) {
        let name = HostName(authority: authority)
        #expect(name?.text == text)
        #expect(name?.isLoopback == isLoopback)
    }

    @Test("what has no name is none", arguments: ["", ":80", "[::1", "a@localhost", "localhost:x", "local host", "."])
    func noName(authority: String) { #expect(HostName(authority: authority) == nil) }
}
