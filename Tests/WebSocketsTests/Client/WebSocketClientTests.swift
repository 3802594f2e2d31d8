import NIOCore
import NIOHTTP1
import NIOSSL
import NIOWebSocket
import Testing

@testable import WebSockets

@Suite("The client", .timeLimit(.minutes(5)))
struct WebSocketClientTests {
    private func request(_ port: Int, path: String = "/ws", scheme: String = "ws") -> WebSocketClientRequest {
        WebSocketClientRequest(url: "\(scheme)://127.0.0.1:\(port)\(path)")
    }

    /// The error of connecting to a server that answers with `response`.
    private func error(answer response: String) async throws -> WebSocketError? {
        let answer: @Sendable (String) -> [UInt8] = { _ in Array(response.utf8) }
        return try await RawServer.run(response: answer) { port in
            await #expect(throws: WebSocketError.self) {
                _ = try await WebSocketClient().connect(to: self.request(port))
            }
        }
    }

    // MARK: Messages

    @Test("Text and binary messages go out and come back, and closing is clean")
    func echo() async throws {
        try await TestServer().run { port in
            let connection = try await WebSocketClient().connect(to: self.request(port))
            let (binaries, continuation) = AsyncStream.makeStream(
                of: ByteBuffer.self, bufferingPolicy: .bufferingNewest(4))
            connection.start { continuation.yield($0) }
            var texts = connection.texts.makeAsyncIterator()
            try await connection.sendText("héllo")
            #expect(await texts.next() == "héllo")
            let large = ByteBuffer(repeating: 7, count: 300_000)
            try await connection.sendBinary(large)
            var received = binaries.makeAsyncIterator()
            #expect(await received.next() == large)
            let closure = await connection.close(code: WebSocketCloseCode(rawValue: 4001), reason: "done")
            #expect(
                closure
                    == WebSocketClosure(
                        code: WebSocketCloseCode(rawValue: 4001), reason: "done", origin: .local, isClean: true))
            #expect(await texts.next() == nil)
        }
    }

    @Test("Over TLS, to a name and to an address", arguments: ["localhost", "127.0.0.1"])
    func tls(host: String) async throws {
        let client = WebSocketClient(tls: try TestCertificate.trustingClient())
        try await TestServer(tls: try TestCertificate.serverContext()).run { port in
            let echo = try await client.withConnection(
                to: WebSocketClientRequest(url: "wss://\(host):\(port)/ws")
            ) { connection in
                connection.start()
                try await connection.sendText("secret")
                for await text in connection.texts { return text }
                return ""
            }
            #expect(echo == "secret")
        }
    }

    @Test("The server's close arrives with its code and reason")
    func serverCloses() async throws {
        let server = TestServer.serving { connection in
            connection.start()
            await connection.close(code: WebSocketCloseCode(rawValue: 4010), reason: "quota")
        }
        try await server.run { port in
            let connection = try await WebSocketClient().connect(to: self.request(port))
            connection.start()
            for await _ in connection.texts {}
            #expect(
                await connection.closure
                    == WebSocketClosure(
                        code: WebSocketCloseCode(rawValue: 4010), reason: "quota", origin: .peer, isClean: true))
            await #expect(throws: WebSocketError.self) { try await connection.sendText("late") }
        }
    }

    @Test("What shares a segment with the 101 response is not lost")
    func eagerServer() async throws {
        let response: @Sendable (String) -> [UInt8] = { request in
            let response = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            return Array((response + "Sec-WebSocket-Accept: \(Self.accept(request))\r\n\r\n").utf8)
                + RawPeer.frame(1, Array("hello".utf8), masked: false)
                + RawPeer.frame(8, RawPeer.Frame.close(1000, "that was all").payload, masked: false)
        }
        try await RawServer.run(response: response) { port in
            let connection = try await WebSocketClient().connect(to: self.request(port))
            connection.start()
            var texts = connection.texts.makeAsyncIterator()
            #expect(await texts.next() == "hello")
            #expect(await texts.next() == nil)
        }
    }

    @Test("A server that masks is closed with 1002")
    func maskedServer() async throws {
        let response: @Sendable (String) -> [UInt8] = { request in
            let response = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            return Array((response + "Sec-WebSocket-Accept: \(Self.accept(request))\r\n\r\n").utf8)
                + RawPeer.frame(1, "masked")
        }
        try await RawServer.run(response: response) { port in
            let connection = try await WebSocketClient().connect(to: self.request(port))
            connection.start()
            #expect(await connection.closure.code == .protocolError)
        }
    }

    // MARK: Refusals

    @Test("A refusal tells status, headers and body")
    func refused() async throws {
        try await TestServer().run { port in
            let error = await #expect(throws: WebSocketError.self) {
                _ = try await WebSocketClient().connect(to: self.request(port, path: "/nope"))
            }
            #expect(error?.code == .upgradeRefused)
            #expect(error?.isRetryable == false)
            #expect(error?.refusal?.status == 404)
            #expect(error?.refusal?.headers["X-Reason"] == ["path"])
            #expect(error?.refusal?.body == #"{"error":"no such path"}"#)
        }
    }

    @Test(
        "Refusals that may pass are retryable",
        arguments: [(401, false), (403, false), (429, true), (503, true), (302, false)])
    func retryable(status: Int, isRetryable: Bool) async throws {
        let error = try await self.error(answer: "HTTP/1.1 \(status) X\r\nContent-Length: 2\r\n\r\nno")
        #expect(error?.refusal?.status == status)
        #expect(error?.refusal?.body == "no")
        #expect(error?.isRetryable == isRetryable)
    }

    @Test("The body of a refusal is cut at 16 KiB")
    func longBody() async throws {
        let body = String(repeating: "x", count: 100_000)
        let error = try await self.error(answer: "HTTP/1.1 500 X\r\nContent-Length: 100000\r\n\r\n\(body)")
        #expect(error?.refusal?.body.utf8.count == 16 << 10)
    }

    @Test("A wrong accept key, extension or subprotocol is an invalid handshake", arguments: [0, 1, 2])
    func invalidHandshake(fault: Int) async throws {
        let response: @Sendable (String) -> [UInt8] = { request in
            let head = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            let accept = "Sec-WebSocket-Accept: \(Self.accept(request))\r\n"
            let rest =
                switch fault {
                case 0: "Sec-WebSocket-Accept: d3Jvbmc=\r\n"
                case 1: accept + "Sec-WebSocket-Extensions: permessage-deflate\r\n"
                default: accept + "Sec-WebSocket-Protocol: surprise\r\n"
                }
            return Array((head + rest + "\r\n").utf8)
        }
        try await RawServer.run(response: response) { port in
            let error = await #expect(throws: WebSocketError.self) {
                _ = try await WebSocketClient().connect(to: self.request(port))
            }
            #expect(error?.code == .invalidHandshake)
        }
    }

    @Test("A server that hangs up without an answer is a failed connection, retryable")
    func hangUp() async throws {
        let error = try await self.error(answer: "")
        #expect(error?.code == .connectFailed)
        #expect(error?.isRetryable == true)
    }

    @Test("Nobody listening is a failed connection, retryable")
    func nobody() async throws {
        let port = try await RawServer.run(response: { _ in [] }, { $0 })
        let error = await #expect(throws: WebSocketError.self) {
            _ = try await WebSocketClient().connect(to: self.request(port))
        }
        #expect(error?.code == .connectFailed)
        #expect(error?.isRetryable == true)
    }

    @Test("A certificate that is not trusted fails, not retryable")
    func untrusted() async throws {
        try await TestServer(tls: try TestCertificate.serverContext()).run { port in
            let error = await #expect(throws: WebSocketError.self) {
                _ = try await WebSocketClient().connect(to: self.request(port, scheme: "wss"))
            }
            #expect(error?.code == .tlsFailed)
            #expect(error?.isRetryable == false)
        }
    }

    @Test(
        "Headers that would break the request are refused before anything is sent",
        arguments: [
            ("X-Key", "a\r\nX-Injected: 1"), ("X Key", "a"), ("", "a"), ("Host", "other"),
            ("sec-websocket-key", "mine"),
        ])
    func badHeaders(name: String, value: String) async {
        let request = WebSocketClientRequest(url: "ws://127.0.0.1:9/", headers: [name: value])
        let error = await #expect(throws: WebSocketError.self) { _ = try await WebSocketClient().connect(to: request) }
        #expect(error?.code == .invalidRequest)
    }

    @Test("Headers and subprotocols reach the server")
    func headers() async throws {
        let server = TestServer(decide: { request in
            #expect(request.headers["xi-api-key"] == ["k"])
            return .accept(WebSocketAcceptance(subprotocol: request.subprotocols.last) { $0.start() })
        })
        try await server.run { port in
            var request = self.request(port, path: "/")
            request.headers.add(name: "xi-api-key", value: "k")
            request.subprotocols = ["v2", "v1"]
            let connection = try await WebSocketClient().connect(to: request)
            #expect(connection.subprotocol == "v1")
            connection.start()
            await connection.close()
        }
    }

    // MARK: Time and cancellation

    @Test("A server that does not answer in time is a time-out, retryable")
    func timeout() async throws {
        let (gate, open) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        var settings = WebSocketSettings()
        settings.handshakeTimeout = .milliseconds(30)
        let client = WebSocketClient(settings: settings)
        let server = TestServer(decide: { _ in
            for await _ in gate {}
            return .refuse(WebSocketUpgradeRefusal(status: .serviceUnavailable))
        })
        try await server.run { port in
            let error = await #expect(throws: WebSocketError.self) {
                _ = try await client.connect(to: self.request(port))
            }
            #expect(error?.code == .connectTimedOut)
            #expect(error?.isRetryable == true)
            open.finish()
        }
    }

    @Test("Cancelling while connecting ends at once")
    func cancelConnecting() async throws {
        let (asked, continuation) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        let (gate, open) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        let server = TestServer(decide: { _ in
            continuation.finish()
            for await _ in gate {}
            return .refuse(WebSocketUpgradeRefusal(status: .serviceUnavailable))
        })
        try await server.run { port in
            await withThrowingTaskGroup { group in
                group.addTask { _ = try await WebSocketClient().connect(to: self.request(port)) }
                for await _ in asked {}
                group.cancelAll()
                await #expect(throws: CancellationError.self) { try await group.next() }
            }
            open.finish()
        }
    }

    @Test("Cancelling the task that runs a connection closes it with 1001, even if the peer never answers")
    func cancelRunning() async throws {
        let (closures, continuation) = AsyncStream.makeStream(
            of: WebSocketClosure.self, bufferingPolicy: .bufferingNewest(1))
        let server = TestServer.serving { connection in
            connection.start()
            try await connection.sendText("ready")
            continuation.yield(await connection.closure)
            continuation.finish()
        }
        try await server.run { port in
            let (ready, isReady) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
            await withThrowingTaskGroup { group in
                group.addTask {
                    try await WebSocketClient().withConnection(to: self.request(port)) { connection in
                        connection.start()
                        for await _ in connection.texts { isReady.finish() }
                        try Task.checkCancellation()
                    }
                }
                for await _ in ready {}
                group.cancelAll()
                await #expect(throws: CancellationError.self) { try await group.next() }
            }
            for await closure in closures {
                #expect(closure.code == .goingAway)
                #expect(closure.origin == .peer)
            }
        }
    }

    /// `Sec-WebSocket-Accept` for the key in a request, by NIO's own server side.
    private static func accept(_ request: String) -> String {
        let key =
            request.split(separator: "\r\n").first { $0.lowercased().hasPrefix("sec-websocket-key:") }?
            .split(separator: ":", maxSplits: 1).last?.drop { $0 == " " } ?? ""
        return AcceptKey.value(for: String(key))
    }
}
