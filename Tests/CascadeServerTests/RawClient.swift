import NIOCore
import NIOPosix

/// A TCP client whose every byte the test decides; it leaves when the body returns.
struct RawClient {
    struct Answer: Sendable {
        var status: Int
        var head: String
        var body: String
    }

    private let outbound: NIOAsyncChannelOutboundWriter<ByteBuffer>
    private var inbound: NIOAsyncChannelInboundStream<ByteBuffer>.AsyncIterator
    private var received = ByteBuffer()

    static func run<Value: Sendable>(
        port: Int, _ body: @Sendable (inout RawClient) async throws -> Value
    ) async throws -> Value {
        let channel = try await ClientBootstrap(group: .singletonMultiThreadedEventLoopGroup)
            .connect(host: "127.0.0.1", port: port) { channel in
                channel.eventLoop.makeCompletedFuture {
                    try NIOAsyncChannel<ByteBuffer, ByteBuffer>(wrappingChannelSynchronously: channel)
                }
            }
        return try await channel.executeThenClose { inbound, outbound in
            var client = RawClient(outbound: outbound, inbound: inbound.makeAsyncIterator())
            return try await body(&client)
        }
    }

    private init(
        outbound: NIOAsyncChannelOutboundWriter<ByteBuffer>,
        inbound: NIOAsyncChannelInboundStream<ByteBuffer>.AsyncIterator
    ) {
        self.outbound = outbound
        self.inbound = inbound
    }

    func send(_ bytes: [UInt8]) async throws { try await self.outbound.write(ByteBuffer(bytes: bytes)) }

    /// Sends a request and reads until its answer's head is there, or the server has closed.
    mutating func head(of request: String) async throws -> String {
        try await self.send(Array(request.utf8))
        while self.received.readableBytesView.firstRange(of: Array("\r\n\r\n".utf8)) == nil {
            guard try await self.more() else { break }
        }
        return String(buffer: self.received)
    }

    /// Reads to the end of the connection; nothing if the server closed it without an answer.
    mutating func answer() async throws -> Answer? {
        while try await self.more() {}
        let text = String(buffer: self.received)
        guard let end = text.firstRange(of: "\r\n\r\n") else { return nil }
        let status = text.split(separator: " ", maxSplits: 2).dropFirst().first.flatMap { Int($0) } ?? 0
        return Answer(status: status, head: String(text[..<end.lowerBound]), body: String(text[end.upperBound...]))
    }

    private mutating func more() async throws -> Bool {
        do {
            guard var next = try await self.inbound.next() else { return false }
            self.received.writeBuffer(&next)
            return true
        } catch is IOError {
            // Reset: what came before counts.
            return false
        }
    }
}

extension ScriptedServer {
    /// One request of exactly these headers (and `Connection: close`), read to the end of its answer.
    func ask(
        _ method: String, _ path: String, headers: [(String, String)], body: String = ""
    ) async throws -> RawClient.Answer? {
        try await RawClient.run(port: self.port) { client in
            try await client.send(Array(Self.request(method, path, headers + [("Connection", "close")], body).utf8))
            return try await client.answer()
        }
    }

    /// The status of a WebSocket's handshake with these headers.
    func handshake(_ path: String, headers: [(String, String)]) async throws -> Int {
        try await self.status("GET", path, headers: headers + Self.upgrade)
    }

    /// The status of the answer to exactly these headers, 0 if there is none; the client leaves then.
    func status(_ method: String, _ path: String, headers: [(String, String)]) async throws -> Int {
        try await RawClient.run(port: self.port) { client in
            let head = try await client.head(of: Self.request(method, path, headers, ""))
            return head.split(separator: " ", maxSplits: 2).dropFirst().first.flatMap { Int($0) } ?? 0
        }
    }

    static let upgrade = [
        ("Upgrade", "websocket"), ("Connection", "Upgrade"), ("Sec-WebSocket-Version", "13"),
        ("Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ=="),
    ]

    static func request(_ method: String, _ path: String, _ headers: [(String, String)], _ body: String) -> String {
        let length = body.isEmpty ? [] : [("Content-Length", "\(body.utf8.count)")]
        let lines = ["\(method) \(path) HTTP/1.1"] + (headers + length).map { "\($0.0): \($0.1)" }
        return lines.joined(separator: "\r\n") + "\r\n\r\n" + body
    }
}
