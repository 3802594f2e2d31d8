import NIOCore
import NIOEmbedded
import NIOWebSocket
import Testing

@testable import WebSockets

/// The connection on an embedded channel: time is moved by hand, frames go in and come out.
struct HandlerHarness {
    let channel = EmbeddedChannel()
    let connection: WebSocketConnection
    let role: WebSocketStateMachine.Role

    init(role: WebSocketStateMachine.Role = .server, settings: WebSocketSettings = WebSocketSettings()) throws {
        self.role = role
        self.connection = try WebSocketConnection.install(
            on: self.channel, role: role, settings: settings, subprotocol: nil)
        try self.channel.connect(to: SocketAddress(ipAddress: "127.0.0.1", port: 1)).wait()
    }

    func receive(_ opcode: WebSocketOpcode, _ bytes: ByteBuffer = ByteBuffer(), fin: Bool = true) throws {
        let frame = Frame(opcode: opcode, isFinal: fin, isMasked: self.role == .server, payload: bytes)
        try self.channel.writeInbound(frame.bytes(allocator: self.channel.allocator))
    }

    func receive(_ opcode: WebSocketOpcode, _ text: String) throws {
        try self.receive(opcode, ByteBuffer(string: text))
    }

    var outbox: Outbox { self.connection.outbox }

    /// As a sender on the event loop; ended when the message is on its way.
    func send(
        _ opcode: WebSocketOpcode, _ text: String, ticket: SendTicket = SendTicket()
    ) throws -> EventLoopFuture<Void> {
        let handler = try self.channel.pipeline.syncOperations.handler(type: WebSocketHandler.self)
        return handler.send(Outbox.Message(opcode: opcode, payload: ByteBuffer(string: text)), ticket: ticket)
    }

    func sent() throws -> Frame? {
        guard let bytes = try self.channel.readOutbound(as: ByteBuffer.self) else { return nil }
        var reader = FrameReader(maxFrameSize: .max)
        reader.append(bytes)
        return try reader.next()
    }

    /// The code and reason of the close frame that must come out next.
    func sentClose() throws -> CloseFrame {
        let frame = try #require(try self.sent())
        #expect(frame.opcode == .connectionClose)
        return try CloseFrame.parse(frame.payload).get()
    }

    /// Ends TCP and returns how the connection saw it.
    func closure() async -> WebSocketClosure {
        self.channel.pipeline.fireUserInboundEventTriggered(ChannelEvent.inputClosed)
        if self.channel.isActive { self.channel.close(promise: nil) }
        self.channel.embeddedEventLoop.run()
        return await self.connection.closure
    }
}
