import NIOCore
import NIOEmbedded
import NIOWebSocket
import Testing

@testable import WebSockets

@Suite("Messages that nobody waits for")
struct PostingTests {
    private static func message(_ text: String) -> Outbox.Message {
        Outbox.Message(opcode: .text, payload: ByteBuffer(string: text))
    }

    /// Counts what makes the socket write.
    private final class FlushCounter: ChannelOutboundHandler {
        typealias OutboundIn = Any
        var count = 0
        func flush(context: ChannelHandlerContext) {
            self.count += 1
            context.flush()
        }
    }

    @Test("the event loop is called for the first of a moment, and gets all of them")
    func calls() {
        let outbox = Outbox()
        #expect(outbox.post(Self.message("a"), room: 9) == .calls)
        #expect(outbox.post(Self.message("b"), room: 9) == .follows)
        #expect(outbox.take().map(\.payload) == [ByteBuffer(string: "a"), ByteBuffer(string: "b")])
        #expect(outbox.post(Self.message("c"), room: 9) == .calls)
    }

    @Test("what finds no room is not taken, until something has left")
    func room() {
        let outbox = Outbox()
        _ = outbox.post(Self.message("a"), room: 1)
        _ = outbox.take()
        #expect(outbox.post(Self.message("b"), room: 1) == .full)
        outbox.noteSent()
        #expect(outbox.post(Self.message("b"), room: 1) == .calls)
        outbox.close()
        #expect(outbox.post(Self.message("c"), room: 9) == .closed)
        #expect(outbox.take().isEmpty)
    }

    @Test("those of one moment leave in one flush, in order, before what is sent and waited for later")
    func oneFlush() throws {
        let harness = try HandlerHarness()
        let flushes = FlushCounter()
        try harness.channel.pipeline.syncOperations.addHandler(flushes, position: .first)
        harness.connection.start()
        let handler = try harness.channel.pipeline.syncOperations.handler(type: WebSocketHandler.self)
        for text in ["a", "b", "c"] { _ = harness.outbox.post(Self.message(text), room: 9) }
        handler.sendPosted()
        #expect(flushes.count == 1)
        _ = try harness.send(.text, "d")
        let sent = try (0..<4).map { _ in try harness.sent()?.payload }
        #expect(sent == ["a", "b", "c", "d"].map(ByteBuffer.init(string:)))
    }

    @Test("a peer that takes no bytes fills the room; what waits leaves in order when it takes some again")
    func slowPeer() async throws {
        let harness = try HandlerHarness()
        harness.connection.start()
        harness.channel.isWritable = false
        #expect(harness.connection.post("a", room: 2))
        #expect(harness.connection.post("b", room: 2))
        #expect(!harness.connection.post("c", room: 2))
        let handler = try harness.channel.pipeline.syncOperations.handler(type: WebSocketHandler.self)
        let all = handler.send(nil, ticket: SendTicket())
        let unwanted = SendTicket()
        let cancelled = handler.send(nil, ticket: unwanted)
        handler.cancelSend(unwanted)
        await #expect(throws: CancellationError.self) { try await cancelled.get() }
        #expect(try harness.sent() == nil)
        harness.channel.isWritable = true
        harness.channel.pipeline.fireChannelWritabilityChanged()
        try await all.get()
        #expect(try harness.sent()?.payload == ByteBuffer(string: "a"))
        #expect(try harness.sent()?.payload == ByteBuffer(string: "b"))
        #expect(harness.connection.post("c", room: 2))
    }

    @Test("posting to a closed connection is no error, as its end is told elsewhere")
    func closed() throws {
        let harness = try HandlerHarness()
        harness.connection.start()
        harness.connection.requestClose()
        _ = try harness.sentClose()
        #expect(harness.connection.post("late", room: 1))
        #expect(try harness.sent() == nil)
    }
}
