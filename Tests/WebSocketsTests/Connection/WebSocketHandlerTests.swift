import NIOCore
import NIOEmbedded
import NIOWebSocket
import Testing

@testable import WebSockets

@Suite("The handler on its channel, with time moved by hand")
struct WebSocketHandlerTests {
    /// Counts the reads that reach the socket.
    private final class ReadCounter: ChannelOutboundHandler {
        typealias OutboundIn = Any
        var count = 0
        func read(context: ChannelHandlerContext) {
            self.count += 1
            context.read()
        }
    }

    private final class Received {
        var payloads: [ByteBuffer] = []
    }

    private func settings(_ change: (inout WebSocketSettings) -> Void) -> WebSocketSettings {
        var settings = WebSocketSettings()
        change(&settings)
        return settings
    }

    // MARK: Keep-alive

    @Test("A silent peer is pinged, and dropped when it does not answer")
    func keepAlive() async throws {
        let harness = try HandlerHarness(
            settings: self.settings {
                $0.pingInterval = .seconds(20)
                $0.pingTimeout = .seconds(5)
            })
        harness.connection.start()
        harness.channel.embeddedEventLoop.advanceTime(by: .seconds(19))
        #expect(try harness.sent() == nil)
        harness.channel.embeddedEventLoop.advanceTime(by: .seconds(1))
        #expect(try harness.sent()?.opcode == .ping)
        harness.channel.embeddedEventLoop.advanceTime(by: .seconds(5))
        #expect(!harness.channel.isActive)
        #expect(await harness.closure().reason == "no answer to a ping")
    }

    @Test("Bytes of a frame that is not complete yet count as a sign of life")
    func partialFrame() throws {
        let harness = try HandlerHarness(
            settings: self.settings {
                $0.pingInterval = .seconds(20)
                $0.pingTimeout = .seconds(5)
            })
        harness.connection.start()
        harness.channel.embeddedEventLoop.advanceTime(by: .seconds(20))
        harness.channel.pipeline.fireChannelReadComplete()
        harness.channel.embeddedEventLoop.advanceTime(by: .seconds(5))
        #expect(harness.channel.isActive)
    }

    @Test("Without an interval there are no pings")
    func noKeepAlive() throws {
        let harness = try HandlerHarness(settings: self.settings { $0.pingInterval = nil })
        harness.channel.embeddedEventLoop.advanceTime(by: .hours(1))
        #expect(try harness.sent() == nil)
        #expect(harness.channel.isActive)
    }

    // MARK: Closing

    @Test("The peer's close is answered with its code and reason, then the server closes TCP")
    func peerCloses() async throws {
        let harness = try HandlerHarness()
        harness.connection.start()
        try harness.receive(
            .connectionClose, CloseFrame(code: WebSocketCloseCode(rawValue: 4002), reason: "done").payload)
        #expect(try harness.sentClose() == CloseFrame(code: WebSocketCloseCode(rawValue: 4002), reason: "done"))
        #expect(!harness.channel.isActive)
        let closure = await harness.closure()
        #expect(closure.origin == .peer)
        #expect(closure.reason == "done")
        #expect(closure.isClean)
    }

    @Test("A client masks its frames, close frames too, and closes TCP only when the server does not")
    func clientCloses() async throws {
        let harness = try HandlerHarness(role: .client)
        harness.connection.start()
        try await harness.send(.text, "hi").get()
        #expect(try harness.sent()?.isMasked == true)
        harness.connection.requestClose(reason: "enough")
        let frame = try #require(try harness.sent())
        #expect(frame.opcode == .connectionClose)
        #expect(frame.isMasked)
        try harness.receive(.connectionClose, CloseFrame(code: .normal).payload)
        #expect(harness.channel.isActive)
        harness.channel.embeddedEventLoop.advanceTime(by: .seconds(5))
        #expect(!harness.channel.isActive)
        #expect(await harness.closure().isClean)
    }

    @Test("A peer that does not answer our close is cut off at the time-out")
    func closeTimeout() async throws {
        let harness = try HandlerHarness(settings: self.settings { $0.closeTimeout = .seconds(3) })
        harness.connection.start()
        harness.connection.requestClose()
        harness.channel.embeddedEventLoop.advanceTime(by: .milliseconds(2999))
        #expect(harness.channel.isActive)
        harness.channel.embeddedEventLoop.advanceTime(by: .milliseconds(1))
        #expect(!harness.channel.isActive)
        #expect(await harness.closure().isClean == false)
    }

    @Test("Shutdown of the server closes with 1001")
    func quiesce() throws {
        let harness = try HandlerHarness()
        harness.connection.start()
        harness.channel.pipeline.fireUserInboundEventTriggered(ChannelShouldQuiesceEvent())
        #expect(try harness.sentClose() == CloseFrame(code: .goingAway, reason: "server is shutting down"))
        try harness.receive(.connectionClose, CloseFrame(code: .goingAway).payload)
        #expect(!harness.channel.isActive)
    }

    @Test("What is no frame is closed with its code, and nothing is said to what comes after")
    func noFrame() throws {
        let harness = try HandlerHarness()
        harness.connection.start()
        try harness.channel.writeInbound(ByteBuffer(bytes: [0x82, 0xFF] + [UInt8](repeating: 0xFF, count: 8)))
        #expect(try harness.sentClose().code == .messageTooBig)
        try harness.receive(.ping, "late")
        try harness.channel.writeInbound(ByteBuffer(bytes: [0x09, 0x80]))
        #expect(try harness.sent() == nil)
        harness.channel.embeddedEventLoop.advanceTime(by: .seconds(5))
        #expect(!harness.channel.isActive)
    }

    // MARK: Reading

    @Test("Nothing is read before the start; what came with the handshake is kept for it")
    func early() async throws {
        let harness = try HandlerHarness()
        let reads = ReadCounter()
        try harness.channel.pipeline.syncOperations.addHandler(reads, position: .first)
        harness.channel.pipeline.read()
        #expect(reads.count == 0)
        try harness.receive(.binary, "early")
        try harness.receive(.text, "hello")
        let received = NIOLoopBound(Received(), eventLoop: harness.channel.eventLoop)
        harness.connection.start { received.value.payloads.append($0) }
        #expect(received.value.payloads == [ByteBuffer(string: "early")])
        #expect(reads.count == 1)
        try harness.receive(.binary, "later")
        #expect(received.value.payloads.count == 2)
        var texts = harness.connection.texts.makeAsyncIterator()
        #expect(await texts.next() == "hello")
    }

    @Test("A start after the end hands over what came, and keeps nothing alive")
    func lateStart() async throws {
        final class Holder: Sendable {
            let connection: WebSocketConnection
            init(_ connection: WebSocketConnection) { self.connection = connection }
        }
        weak var left: Holder?
        do {
            let harness = try HandlerHarness()
            try harness.receive(.binary, "early")
            _ = await harness.closure()
            let holder = Holder(harness.connection)
            left = holder
            let received = NIOLoopBound(Received(), eventLoop: harness.channel.eventLoop)
            harness.connection.start { payload in
                withExtendedLifetime(holder) { received.value.payloads.append(payload) }
            }
            #expect(received.value.payloads == [ByteBuffer(string: "early")])
        }
        #expect(left == nil)
    }

    @Test("A full text inbox stops reading, taking half of it starts reading again")
    func backPressure() async throws {
        let harness = try HandlerHarness(settings: self.settings { $0.maxPendingTexts = 4 })
        let reads = ReadCounter()
        try harness.channel.pipeline.syncOperations.addHandler(reads, position: .first)
        harness.connection.start()
        for number in 0..<4 {
            harness.channel.pipeline.read()
            try harness.receive(.text, "\(number)")
        }
        #expect(reads.count == 4)
        harness.channel.pipeline.read()
        #expect(reads.count == 4)
        var texts = harness.connection.texts.makeAsyncIterator()
        #expect(await texts.next() == "0")
        harness.channel.embeddedEventLoop.run()
        #expect(reads.count == 4)
        #expect(await texts.next() == "1")
        harness.channel.embeddedEventLoop.run()
        #expect(reads.count == 5)
    }

    @Test("While closing, reading goes on although nobody takes texts")
    func readsWhileClosing() throws {
        let harness = try HandlerHarness(settings: self.settings { $0.maxPendingTexts = 1 })
        let reads = ReadCounter()
        try harness.channel.pipeline.syncOperations.addHandler(reads, position: .first)
        harness.connection.start()
        try harness.receive(.text, "fills the inbox")
        harness.channel.pipeline.read()
        #expect(reads.count == 0)
        harness.connection.requestClose()
        #expect(reads.count == 1)
        harness.channel.pipeline.read()
        #expect(reads.count == 2)
    }

    @Test("Binary messages that nobody takes close with 1003")
    func binaryUnsupported() throws {
        let harness = try HandlerHarness()
        harness.connection.start()
        try harness.receive(.binary, "x")
        #expect(try harness.sentClose().code == .unsupportedData)
    }

    // MARK: Sending

    @Test("A peer that takes no bytes gets none: senders wait, in their order")
    func slowReader() async throws {
        let harness = try HandlerHarness()
        harness.connection.start()
        harness.channel.isWritable = false
        harness.channel.pipeline.fireChannelWritabilityChanged()
        #expect(!harness.connection.isWritable)
        let handler = try harness.channel.pipeline.syncOperations.handler(type: WebSocketHandler.self)
        let first = try harness.send(.binary, "b")
        let cancelled = SendTicket()
        let second = try harness.send(.binary, "c", ticket: cancelled)
        let third = try harness.send(.text, "d")
        #expect(try harness.sent() == nil)
        handler.cancelSend(cancelled)
        await #expect(throws: CancellationError.self) { try await second.get() }
        harness.channel.isWritable = true
        harness.channel.pipeline.fireChannelWritabilityChanged()
        try await first.get()
        try await third.get()
        #expect(try harness.sent()?.payload == ByteBuffer(string: "b"))
        #expect(try harness.sent()?.payload == ByteBuffer(string: "d"))
        #expect(try harness.sent() == nil)
    }

    @Test("Closing fails waiting senders, and later ones at once")
    func closingFailsSenders() async throws {
        let harness = try HandlerHarness()
        harness.connection.start()
        harness.channel.isWritable = false
        let waiting = try harness.send(.text, "x")
        harness.connection.requestClose()
        await #expect(throws: WebSocketError.self) { try await waiting.get() }
        let late = try harness.send(.text, "y")
        await #expect(throws: WebSocketError.self) { try await late.get() }
        #expect(try harness.sentClose().code == .normal)
    }

    @Test("A peer that pings and takes no bytes costs one pong")
    func pingFlood() throws {
        let harness = try HandlerHarness()
        harness.connection.start()
        harness.channel.isWritable = false
        for number in 0..<100 { try harness.receive(.ping, "\(number)") }
        #expect(try harness.sent() == nil)
        harness.channel.isWritable = true
        harness.channel.pipeline.fireChannelWritabilityChanged()
        #expect(try harness.sent()?.payload == ByteBuffer(string: "99"))
        #expect(try harness.sent() == nil)
    }

    @Test("Texts end with the connection, after those that wait")
    func textsEnd() async throws {
        let harness = try HandlerHarness()
        harness.connection.start()
        try harness.receive(.text, "last")
        try harness.receive(.connectionClose, CloseFrame(code: .normal).payload)
        var texts = harness.connection.texts.makeAsyncIterator()
        #expect(await texts.next() == "last")
        #expect(await texts.next() == nil)
        #expect(await texts.next() == nil)
    }
}
