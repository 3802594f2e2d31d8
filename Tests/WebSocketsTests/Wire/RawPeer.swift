import NIOCore
import NIOPosix

/// A TCP client that writes and reads WebSocket bytes by hand, independent of the code under test.
struct RawPeer {
    struct Frame: Equatable {
        let opcode: UInt8
        let fin: Bool
        let payload: [UInt8]

        static func close(_ code: UInt16, _ reason: String = "") -> Frame {
            Frame(opcode: 8, fin: true, payload: [UInt8(code >> 8), UInt8(code & 0xFF)] + Array(reason.utf8))
        }

        static func text(_ text: String) -> Frame { Frame(opcode: 1, fin: true, payload: Array(text.utf8)) }
    }

    struct Ended: Error {}

    let outbound: NIOAsyncChannelOutboundWriter<ByteBuffer>
    private var inbound: NIOAsyncChannelInboundStream<ByteBuffer>.AsyncIterator
    private var buffer = ByteBuffer()

    static func run<Value: Sendable>(
        port: Int, _ body: @Sendable (inout RawPeer) async throws -> Value
    ) async throws -> Value {
        let channel = try await ClientBootstrap(group: .singletonMultiThreadedEventLoopGroup)
            .connect(host: "127.0.0.1", port: port) { channel in
                channel.eventLoop.makeCompletedFuture {
                    try NIOAsyncChannel<ByteBuffer, ByteBuffer>(
                        wrappingChannelSynchronously: channel,
                        configuration: .init(isOutboundHalfClosureEnabled: true))
                }
            }
        return try await channel.executeThenClose { inbound, outbound in
            var peer = RawPeer(outbound: outbound, inbound: inbound.makeAsyncIterator())
            return try await body(&peer)
        }
    }

    /// As ``run(port:_:)``, after a successful upgrade.
    static func open<Value: Sendable>(
        port: Int, path: String = "/ws", behind: [UInt8] = [], _ body: @Sendable (inout RawPeer) async throws -> Value
    ) async throws -> Value {
        try await self.run(port: port) { peer in
            let head = try await peer.request("GET \(path) HTTP/1.1", headers: Self.handshake, behind: behind)
            guard head.hasPrefix("HTTP/1.1 101 ") else { throw Ended() }
            return try await body(&peer)
        }
    }

    static let handshake = [
        "Host: x", "Upgrade: websocket", "Connection: Upgrade", "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
        "Sec-WebSocket-Version: 13",
    ]

    private init(
        outbound: NIOAsyncChannelOutboundWriter<ByteBuffer>,
        inbound: NIOAsyncChannelInboundStream<ByteBuffer>.AsyncIterator
    ) {
        self.outbound = outbound
        self.inbound = inbound
    }

    /// Sends a request and returns the head of the response.
    mutating func request(_ line: String, headers: [String], behind: [UInt8] = []) async throws -> String {
        let request = ([line] + headers).joined(separator: "\r\n") + "\r\n\r\n"
        try await self.send(Array(request.utf8) + behind)
        return try await self.head()
    }

    func send(_ bytes: [UInt8]) async throws {
        try await self.outbound.write(ByteBuffer(bytes: bytes))
    }

    mutating func head() async throws -> String {
        while true {
            if let end = self.buffer.readableBytesView.firstRange(of: Array("\r\n\r\n".utf8)) {
                let length = end.upperBound - self.buffer.readableBytesView.startIndex
                return self.buffer.readString(length: length) ?? ""
            }
            try await self.more()
        }
    }

    mutating func frame() async throws -> Frame {
        let start = try await self.bytes(2)
        var length = Int(start[1] & 0x7F)
        if length >= 126 {
            length = try await self.bytes(length == 126 ? 2 : 8).reduce(0) { $0 << 8 | Int($1) }
        }
        return Frame(opcode: start[0] & 15, fin: start[0] & 0x80 != 0, payload: try await self.bytes(length))
    }

    /// Reads to the end of TCP and returns what still came.
    mutating func rest() async throws -> [UInt8] {
        do {
            while true { try await self.more() }
        } catch is Ended {
            return self.buffer.readBytes(length: self.buffer.readableBytes) ?? []
        }
    }

    private mutating func bytes(_ count: Int) async throws -> [UInt8] {
        while self.buffer.readableBytes < count { try await self.more() }
        return self.buffer.readBytes(length: count) ?? []
    }

    private mutating func more() async throws {
        guard var next = try await self.inbound.next() else { throw Ended() }
        self.buffer.writeBuffer(&next)
    }

    /// The bytes of a frame, masked unless told otherwise.
    static func frame(
        _ opcode: UInt8, _ payload: [UInt8], fin: Bool = true, reserved: UInt8 = 0, masked: Bool = true
    ) -> [UInt8] {
        let mask: [UInt8] = [0x11, 0xA2, 0x33, 0xC4]
        var bytes: [UInt8] = [(fin ? 0x80 : 0) | reserved << 4 | opcode]
        let maskBit: UInt8 = masked ? 0x80 : 0
        switch payload.count {
        case ..<126: bytes.append(maskBit | UInt8(payload.count))
        case ..<65_536: bytes += [maskBit | 126, UInt8(payload.count >> 8), UInt8(payload.count & 0xFF)]
        default: bytes += [maskBit | 127] + (0..<8).reversed().map { UInt8(payload.count >> ($0 * 8) & 0xFF) }
        }
        guard masked else { return bytes + payload }
        return bytes + mask + payload.enumerated().map { $1 ^ mask[$0 % 4] }
    }

    static func frame(_ opcode: UInt8, _ text: String, fin: Bool = true) -> [UInt8] {
        self.frame(opcode, Array(text.utf8), fin: fin)
    }
}
