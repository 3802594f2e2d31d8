import NIOCore
import Synchronization
import Testing

@testable import WebSockets

@Suite("Bytes on the wire", .timeLimit(.minutes(5)))
struct ConformanceTests {
    private static let small: WebSocketSettings = {
        var settings = WebSocketSettings()
        settings.maxFrameSize = 1000
        settings.maxMessageSize = 1500
        return settings
    }()

    /// What the server sends after `bytes`, to the end of TCP; the peer closes its half on a close frame.
    private func answer(
        to bytes: [UInt8], frames: Int = 1, settings: WebSocketSettings = ConformanceTests.small
    ) async throws -> [RawPeer.Frame] {
        try await TestServer(settings: settings).run { port in
            try await RawPeer.open(port: port) { peer in
                try await peer.send(bytes)
                var received: [RawPeer.Frame] = []
                for _ in 0..<frames { received.append(try await peer.frame()) }
                if received.last?.opcode == 8 {
                    #expect(try await peer.rest() == [], "bytes after the close frame")
                }
                return received
            }
        }
    }

    @Test("Text and binary messages come back")
    func echo() async throws {
        #expect(try await self.answer(to: RawPeer.frame(1, "héllo")) == [.text("héllo")])
        let binary = [UInt8](repeating: 7, count: 900)
        #expect(
            try await self.answer(to: RawPeer.frame(2, binary)) == [.init(opcode: 2, fin: true, payload: binary)])
    }

    @Test("A binary message of 500 KB comes back")
    func largeBinary() async throws {
        let payload = [UInt8](repeating: 0x78, count: 500_000)
        let received = try await self.answer(to: RawPeer.frame(2, payload), settings: WebSocketSettings())
        #expect(received == [.init(opcode: 2, fin: true, payload: payload)])
    }

    @Test("A ping inside a fragmented message is answered first, and the fragments are joined")
    func pingInside() async throws {
        let bytes =
            RawPeer.frame(1, "he", fin: false) + RawPeer.frame(9, "mid") + RawPeer.frame(0, "ll", fin: false)
            + RawPeer.frame(0, "o")
        #expect(
            try await self.answer(to: bytes, frames: 2)
                == [.init(opcode: 10, fin: true, payload: Array("mid".utf8)), .text("hello")])
    }

    @Test("Frames sent right behind the request, before the answer, are not lost")
    func eager() async throws {
        try await TestServer().run { port in
            try await RawPeer.open(port: port, behind: RawPeer.frame(1, "eager")) { peer in
                let frame = try await peer.frame()
                #expect(frame == .text("eager"))
            }
        }
    }

    @Test("Frames that come byte by byte are put together")
    func trickle() async throws {
        try await TestServer().run { port in
            try await RawPeer.open(port: port) { peer in
                for byte in RawPeer.frame(1, "slow") { try await peer.send([byte]) }
                #expect(try await peer.frame() == .text("slow"))
            }
        }
    }

    @Test("A close frame is answered with its code and reason, and TCP ends")
    func close() async throws {
        let bytes = RawPeer.frame(8, RawPeer.Frame.close(4002, "bye").payload)
        #expect(try await self.answer(to: bytes) == [.close(4002, "bye")])
        #expect(try await self.answer(to: RawPeer.frame(8, [])) == [.init(opcode: 8, fin: true, payload: [])])
    }

    @Test("A peer that closes its half of TCP right behind its close frame still gets the answer")
    func closeAndHalfClose() async throws {
        try await TestServer().run { port in
            try await RawPeer.open(port: port) { peer in
                try await peer.send(RawPeer.frame(8, RawPeer.Frame.close(4002, "bye").payload))
                peer.outbound.finish()
                let frame = try await peer.frame()
                #expect(frame == .close(4002, "bye"))
            }
        }
    }

    @Test(
        "A peer's mistake closes with the code and reason that say what it was, and TCP ends",
        arguments: [
            (RawPeer.frame(2, [1], masked: false), RawPeer.Frame.close(1002, "frame is not masked")),
            (RawPeer.frame(9, [], masked: false), .close(1002, "frame is not masked")),
            (RawPeer.frame(2, [1], reserved: 4), .close(1002, "reserved bits are set")),
            (RawPeer.frame(2, [1], reserved: 1), .close(1002, "reserved bits are set")),
            (RawPeer.frame(3, [1]), .close(1002, "unknown kind of frame")),
            (RawPeer.frame(11, []), .close(1002, "unknown kind of frame")),
            (RawPeer.frame(0, [1]), .close(1002, "continuation without a message")),
            (RawPeer.frame(9, [1], fin: false), .close(1002, "fragmented control frame")),
            (RawPeer.frame(9, [UInt8](repeating: 1, count: 126)), .close(1002, "control frame over 125 bytes")),
            (RawPeer.frame(8, [3]), .close(1002, "close frame of one byte")),
            (RawPeer.frame(8, [3, 237]), .close(1002, "close code 1005 is not allowed")),
            (RawPeer.frame(8, [3, 232, 0xFF]), .close(1007, "close reason is not UTF-8")),
            (RawPeer.frame(1, [0xFF, 0xFE]), .close(1007, "text is not UTF-8")),
            (RawPeer.frame(1, [0xFF], fin: false), .close(1007, "text is not UTF-8")),
            (RawPeer.frame(2, [UInt8](repeating: 1, count: 1001)), .close(1009, "frame too big")),
            (
                RawPeer.frame(2, [UInt8](repeating: 1, count: 1000), fin: false)
                    + RawPeer.frame(0, [UInt8](repeating: 1, count: 501)),
                .close(1009, "message over 1500 bytes")
            ),
            ([0x82, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF], .close(1009, "frame too big")),
        ])
    func mistakes(bytes: [UInt8], expected: RawPeer.Frame) async throws {
        #expect(try await self.answer(to: bytes) == [expected])
    }

    @Test("A message of more fragments than allowed closes with 1008")
    func fragmentFlood() async throws {
        let bytes =
            RawPeer.frame(1, "", fin: false) + (0..<256).flatMap { _ in RawPeer.frame(0, "", fin: false) }
        #expect(try await self.answer(to: bytes) == [.close(1008, "more than 256 fragments")])
    }

    @Test("permessage-deflate is not negotiated, and a client that offers it is accepted without it")
    func noCompression() async throws {
        try await TestServer().run { port in
            try await RawPeer.run(port: port) { peer in
                let head = try await peer.request(
                    "GET /ws HTTP/1.1",
                    headers: RawPeer.handshake + [
                        "Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits"
                    ])
                #expect(head.hasPrefix("HTTP/1.1 101 "))
                #expect(!head.lowercased().contains("sec-websocket-extensions"))
                #expect(head.contains("s3pPLMBiTxaQ9kYGzzhZRbK+xOo="))
            }
        }
    }

    @Test("A peer that never reads blocks the sender after a bounded number of bytes, and closing still ends it")
    func slowReader() async throws {
        let (blocked, continuation) = AsyncStream.makeStream(of: Int.self, bufferingPolicy: .bufferingNewest(1))
        var settings = WebSocketSettings()
        settings.closeTimeout = .milliseconds(50)
        let server = TestServer.serving(settings: settings) { connection in
            connection.start()
            let payload = ByteBuffer(repeating: 1, count: 64 << 10)
            // The kernel takes some megabytes; then the socket is not writable and nothing more is taken.
            let sent = Mutex(0)
            let sending = Task {
                while true {
                    try await connection.sendBinary(payload)
                    sent.withLock { $0 += payload.readableBytes }
                }
            }
            while connection.isWritable { await Task.yield() }
            continuation.yield(sent.withLock { $0 })
            let closure = await connection.close(code: .tryAgainLater)
            #expect(!closure.isClean)
            await #expect(throws: WebSocketError.self) { try await sending.value }
            continuation.finish()
        }
        try await server.run { port in
            try await RawPeer.open(port: port) { _ in
                for await sent in blocked { #expect(sent < 64 << 20) }
            }
        }
    }

    @Test("A consumer that takes no texts blocks the peer, and a close still comes through")
    func slowConsumer() async throws {
        let server = TestServer.serving { connection in
            connection.start()
            let closure = await connection.closure
            #expect(closure.reason == "had enough")
        }
        try await server.run { port in
            try await RawPeer.open(port: port) { peer in
                for _ in 0..<60 { try await peer.send(RawPeer.frame(1, "x")) }
                try await peer.send(RawPeer.frame(8, RawPeer.Frame.close(1000, "had enough").payload))
                #expect(try await peer.frame() == .close(1000, "had enough"))
            }
        }
    }

    @Test("A handler that returns closes with 1000, one that throws with 1011")
    func handlerEnds() async throws {
        struct Failure: Error {}
        for (server, code) in [
            (TestServer.serving { $0.start() }, UInt16(1000)),
            (TestServer.serving { _ in throw Failure() }, 1011),
        ] {
            try await server.run { port in
                try await RawPeer.open(port: port) { peer in
                    #expect(try await peer.frame() == .close(code))
                    try await peer.send(RawPeer.frame(8, RawPeer.Frame.close(code).payload))
                    #expect(try await peer.rest() == [])
                }
            }
        }
    }
}
