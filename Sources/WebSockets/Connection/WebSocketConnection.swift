public import NIOCore
import NIOWebSocket

/// An open WebSocket, of either side.
///
/// Nothing is read before ``start(onBinary:)``. Text messages come as an async sequence, binary ones
/// by a synchronous callback on the event loop. All members may be used from anywhere.
public final class WebSocketConnection: Sendable {
    /// The thread of this connection. `eventLoop.execute` and `scheduleTask` run work on it, beside the
    /// binary callback; such work must not block.
    public let eventLoop: any EventLoop

    /// The subprotocol that both sides agreed on.
    public let subprotocol: String?

    private let channel: any Channel
    private let handler: NIOLoopBound<WebSocketHandler>
    private let inbox: TextInbox
    let outbox: Outbox
    private let ended: EventLoopFuture<WebSocketClosure>

    private init(
        channel: any Channel, handler: WebSocketHandler, inbox: TextInbox, outbox: Outbox,
        ended: EventLoopFuture<WebSocketClosure>, subprotocol: String?
    ) {
        self.eventLoop = channel.eventLoop
        self.subprotocol = subprotocol
        self.channel = channel
        self.handler = NIOLoopBound(handler, eventLoop: channel.eventLoop)
        self.inbox = inbox
        self.outbox = outbox
        self.ended = ended
    }

    /// Adds the handler. On the channel's event loop.
    static func install(
        on channel: any Channel, role: WebSocketStateMachine.Role, settings: WebSocketSettings, subprotocol: String?
    ) throws -> WebSocketConnection {
        let high = settings.maxUnsentBytes
        try channel.syncOptions?.setOption(.writeBufferWaterMark, value: .init(low: high / 2, high: high))
        // A half-closed WebSocket is of no use, and with half-closure allowed NIOSSL's own closing waits for
        // its time-out on the server's side.
        try channel.syncOptions?.setOption(.allowRemoteHalfClosure, value: false)
        let inbox = TextInbox(maxTexts: settings.maxPendingTexts, maxBytes: settings.maxPendingTextBytes)
        let ended = channel.eventLoop.makePromise(of: WebSocketClosure.self)
        let outbox = Outbox()
        let handler = WebSocketHandler(role: role, settings: settings, inbox: inbox, outbox: outbox, ended: ended)
        do {
            try channel.pipeline.syncOperations.addHandler(handler)
        } catch {
            ended.fail(error)
            throw error
        }
        return WebSocketConnection(
            channel: channel, handler: handler, inbox: inbox, outbox: outbox, ended: ended.futureResult,
            subprotocol: subprotocol)
    }

    // MARK: Receiving

    /// Starts reading from the socket. Later calls do nothing.
    ///
    /// - Parameter onBinary: gets each binary message on ``eventLoop``, in order, and must not block.
    ///   Without it a binary message closes the connection with 1003.
    public func start(onBinary: (@Sendable (ByteBuffer) -> Void)? = nil) {
        self.onLoop { $0.start(onBinary: onBinary) }
    }

    /// The text messages. They wait, bounded, until they are taken.
    public var texts: WebSocketTexts { WebSocketTexts(connection: self) }

    /// Whether a text message has come, taken or not. In the binary callback this tells which came first.
    public var hasReceivedText: Bool { self.inbox.hasReceived }

    func nextText() async -> String? {
        let taken = await self.inbox.take()
        if taken?.reopens == true { self.onLoop { $0.inboxReopened() } }
        return taken?.text
    }

    // MARK: Sending

    /// Messages that a sender does not wait for while the peer takes bytes.
    private static let sendRoom = 8

    /// Whether the peer takes bytes fast enough for more to be sent.
    public var isWritable: Bool { self.channel.isWritable }

    /// Sends a text message; waits while the peer does not take bytes.
    ///
    /// - Throws: ``WebSocketError`` with code `closed`, or `CancellationError`: then it was not sent.
    public func sendText(_ text: String) async throws {
        try await self.send(.text, ByteBuffer(string: text))
    }

    /// Sends a binary message; waits while the peer does not take bytes.
    ///
    /// - Throws: ``WebSocketError`` with code `closed`, or `CancellationError`: then it was not sent.
    public func sendBinary(_ payload: ByteBuffer) async throws {
        try await self.send(.binary, payload)
    }

    /// Sends a text message without waiting, behind all that was sent before.
    /// - Parameter room: messages that may wait to be sent, this one included.
    /// - Returns: false if there is no room: the peer does not take bytes. True, and nothing sent, when the connection is
    ///   closed.
    public func post(_ text: String, room: Int) -> Bool {
        self.post(Outbox.Message(opcode: .text, payload: ByteBuffer(string: text)), room: room) != .full
    }

    /// Sends a binary message without waiting, as ``post(_:room:)`` does.
    public func postBinary(_ payload: ByteBuffer, room: Int) -> Bool {
        self.post(Outbox.Message(opcode: .binary, payload: payload), room: room) != .full
    }

    private func post(_ message: Outbox.Message, room: Int) -> Outbox.Posting {
        let posting = self.outbox.post(message, room: room)
        if posting == .calls { self.onLoop { $0.sendPosted() } }
        return posting
    }

    /// Waits until all that was sent before is on its way.
    /// - Throws: ``WebSocketError`` with code `closed`, or `CancellationError`.
    public func drain() async throws { try await self.wait(for: nil) }

    private func send(_ opcode: WebSocketOpcode, _ payload: ByteBuffer) async throws {
        try Task.checkCancellation()
        let message = Outbox.Message(opcode: opcode, payload: payload)
        // While the peer takes bytes there is nothing to wait for.
        if self.channel.isWritable {
            switch self.post(message, room: Self.sendRoom) {
            case .calls, .follows: return
            case .closed: throw WebSocketError.closed
            case .full: break
            }
        }
        try await self.wait(for: message)
    }

    /// Waits until a message is on its way; without one, until all before is.
    private func wait(for message: Outbox.Message?) async throws {
        let handler = self.handler
        let ticket = SendTicket()
        try await withTaskCancellationHandler {
            try await self.eventLoop.flatSubmit { handler.value.send(message, ticket: ticket) }.get()
        } onCancel: {
            ticket.cancel()
            self.onLoop { $0.cancelSend(ticket) }
        }
    }

    // MARK: Closing

    /// Starts the close handshake and returns; does nothing when the connection closes already.
    ///
    /// - Parameters:
    ///   - code: a code that may not be on the wire is sent as 1011.
    ///   - reason: cut to 123 bytes of UTF-8.
    public func requestClose(code: WebSocketCloseCode = .normal, reason: String = "") {
        let frame = CloseFrame(code: code, reason: reason)
        self.onLoop { $0.close(frame) }
    }

    /// Closes and waits for the end, at most ``WebSocketSettings/closeTimeout``. Does not react to
    /// cancellation.
    ///
    /// - Parameters:
    ///   - code: a code that may not be on the wire is sent as 1011.
    ///   - reason: cut to 123 bytes of UTF-8.
    @discardableResult
    public func close(code: WebSocketCloseCode = .normal, reason: String = "") async -> WebSocketClosure {
        self.requestClose(code: code, reason: reason)
        return await self.closure
    }

    /// How the connection ended; waits until it has. Does not react to cancellation: whoever cancels
    /// closes the connection too, which ends the wait.
    public var closure: WebSocketClosure {
        get async {
            do {
                return try await self.ended.get()
            } catch {
                // Only a handler that was never added fails the future, and then there is no connection.
                return WebSocketClosure(code: .abnormal, reason: "\(error)", origin: .lost, isClean: false)
            }
        }
    }

    /// Ends the connection without waiting for the peer: close frame 1001 if it takes bytes, then TCP.
    func abandon() {
        let frame = CloseFrame(code: .goingAway)
        self.onLoop { $0.abandon(frame) }
    }

    /// Runs `body`, then closes with 1000, or with 1011 when it threw, and waits for the end.
    ///
    /// `body` learns that the peer left from the end of ``texts`` or from a failing send. Cancelling
    /// the task ends the connection within one round of the event loop, with 1001.
    public func run<Value: Sendable>(
        _ body: @Sendable (WebSocketConnection) async throws -> Value
    ) async throws -> Value {
        try await withTaskCancellationHandler {
            do {
                let value = try await body(self)
                await self.close()
                return value
            } catch {
                await self.close(code: error is CancellationError ? .goingAway : .internalError)
                throw error
            }
        } onCancel: {
            self.abandon()
        }
    }

    private func onLoop(_ body: @escaping @Sendable (WebSocketHandler) -> Void) {
        let handler = self.handler
        if self.eventLoop.inEventLoop {
            body(handler.value)
        } else {
            self.eventLoop.execute { body(handler.value) }
        }
    }
}
