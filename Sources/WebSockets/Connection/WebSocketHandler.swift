import NIOCore
import NIOWebSocket

/// Feeds ``WebSocketStateMachine`` with what happens on the channel and does what it answers.
///
/// Comes right after NIO's frame encoder and decoder and is the last handler: messages leave it by
/// the text inbox and the binary callback, and enter it by ``send(_:_:ticket:)``.
final class WebSocketHandler: ChannelDuplexHandler {
    typealias InboundIn = WebSocketFrame
    typealias OutboundIn = Never
    typealias OutboundOut = WebSocketFrame

    private let role: WebSocketStateMachine.Role
    private let closeTimeout: TimeAmount
    private let inbox: TextInbox
    private let ended: EventLoopPromise<WebSocketClosure>
    private var machine: WebSocketStateMachine
    private var keepAlive: KeepAlive?
    private var gate = ReadGate()
    private var queue = SendQueue()
    private var binary = BinaryDelivery.notStarted([])
    private var context: ChannelHandlerContext?
    private var keepAliveTimer: Scheduled<Void>?
    private var closeTimer: Scheduled<Void>?
    private var isInReadCycle = false
    private var needsFlush = false

    private enum BinaryDelivery {
        /// What the read that brought the handshake brought besides it.
        case notStarted([ByteBuffer])
        case callback(@Sendable (ByteBuffer) -> Void)
        case unsupported
        case ended
    }

    init(
        role: WebSocketStateMachine.Role, settings: WebSocketSettings, inbox: TextInbox,
        ended: EventLoopPromise<WebSocketClosure>
    ) {
        self.role = role
        self.closeTimeout = TimeAmount(settings.closeTimeout)
        self.inbox = inbox
        self.ended = ended
        self.machine = WebSocketStateMachine(role: role, settings: settings)
        self.keepAlive = settings.pingInterval.map {
            KeepAlive(interval: TimeAmount($0), timeout: TimeAmount(settings.pingTimeout))
        }
    }

    // MARK: From the connection

    func start(onBinary: (@Sendable (ByteBuffer) -> Void)?) {
        guard case .notStarted(let early) = self.binary else { return }
        self.binary = onBinary.map { .callback($0) } ?? .unsupported
        for payload in early { self.deliver(payload) }
        guard self.context != nil else { return self.dropCallback() }
        if self.gate.started() { self.context?.read() }
    }

    func inboxReopened() {
        if self.gate.inboxReopened() { self.context?.read() }
    }

    /// The future ends when the message is on its way, which is at once while the socket takes bytes.
    func send(_ opcode: WebSocketOpcode, _ payload: ByteBuffer, ticket: SendTicket) -> EventLoopFuture<Void> {
        let promise = self.ended.futureResult.eventLoop.makePromise(of: Void.self)
        if ticket.isCancelled {
            promise.fail(CancellationError())
        } else if self.machine.isOpen, let context = self.context {
            if context.channel.isWritable, self.queue.isEmpty {
                self.write(opcode, payload, promise: nil, context: context)
                promise.succeed()
            } else {
                self.queue.append(
                    SendQueue.Entry(opcode: opcode, payload: payload, ticket: ticket, promise: promise))
            }
        } else {
            promise.fail(WebSocketError.closed)
        }
        return promise.futureResult
    }

    func cancelSend(_ ticket: SendTicket) {
        self.queue.remove(ticket)?.promise.fail(CancellationError())
    }

    func close(_ frame: CloseFrame) {
        self.perform(self.machine.closeRequested(frame))
    }

    func abandon(_ frame: CloseFrame) {
        guard let context = self.context else { return }
        self.perform(self.machine.abandonRequested(frame, isWritable: context.channel.isWritable))
        // Whoever gives up waits for nothing, not even for the close frame to leave.
        if let closure = self.machine.closure { self.ended.succeed(closure) }
    }

    // MARK: From the channel

    func handlerAdded(context: ChannelHandlerContext) {
        self.context = context
        if let keepAlive = self.keepAlive { self.scheduleKeepAlive(keepAlive.firstWait) }
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        self.end()
    }

    func channelInactive(context: ChannelHandlerContext) {
        self.end()
        context.fireChannelInactive()
    }

    func read(context: ChannelHandlerContext) {
        if self.gate.readRequested() { context.read() }
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        self.isInReadCycle = true
        self.perform(
            self.machine.frameReceived(Self.unwrapInboundIn(data), isWritable: context.channel.isWritable))
    }

    func channelReadComplete(context: ChannelHandlerContext) {
        self.isInReadCycle = false
        // Here and not for each frame: a large frame may take longer than a ping.
        self.keepAlive?.noteInput()
        if self.needsFlush {
            self.needsFlush = false
            context.flush()
        }
        context.fireChannelReadComplete()
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        if context.channel.isWritable {
            self.keepAlive?.noteWritable()
            self.perform(self.machine.becameWritable())
            while context.channel.isWritable, let entry = self.queue.popFirst() {
                self.write(entry.opcode, entry.payload, promise: nil, context: context)
                entry.promise.succeed()
            }
        }
        context.fireChannelWritabilityChanged()
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        switch event {
        case is ChannelShouldQuiesceEvent:
            let reason = self.role == .server ? "server is shutting down" : "client is shutting down"
            self.perform(self.machine.closeRequested(CloseFrame(code: .goingAway, reason: reason)))
        case ChannelEvent.inputClosed as ChannelEvent:
            self.perform(self.machine.inputEnded())
        default:
            break
        }
        context.fireUserInboundEventTriggered(event)
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        switch error {
        case let error as NIOWebSocketError:
            self.perform(self.machine.decodingFailed(error))
        case is ByteToMessageDecoderError:
            // The decoder has failed before and says so for every later read.
            break
        default:
            self.perform(self.machine.peerLost("connection failed: \(error)"))
        }
    }

    // MARK: Actions

    private func perform(_ action: WebSocketStateMachine.Action) {
        guard let context = self.context else { return }
        switch action {
        case .none:
            break
        case .deliver(.text(let text)):
            if !self.inbox.offer(text) { self.gate.inboxFilled() }
        case .deliver(.binary(let payload)):
            self.deliver(payload)
        case .sendPong(let payload):
            self.write(.pong, payload, promise: nil, context: context)
        case .sendClose(let frame, let next):
            self.sendClose(frame, then: next, context: context)
        case .closeTransport:
            self.closeTransport(context: context)
        }
    }

    private func deliver(_ payload: ByteBuffer) {
        switch self.binary {
        case .callback(let onBinary): onBinary(payload)
        case .notStarted(let early): self.binary = .notStarted(early + [payload])
        case .unsupported: self.close(CloseFrame(code: .unsupportedData, reason: "binary messages are not taken"))
        case .ended: break
        }
    }

    private func sendClose(
        _ frame: CloseFrame, then next: WebSocketStateMachine.AfterClose, context: ChannelHandlerContext
    ) {
        self.leaveOpen(context: context)
        self.scheduleCloseTimeout()
        let sent: EventLoopPromise<Void>?
        switch next {
        case .awaitPeer: sent = nil
        case .closeTransport: sent = self.whenSent(context) { self.closeTransport(context: $0) }
        case .drain: sent = self.whenSent(context) { $0.close(mode: .output, promise: nil) }
        }
        self.write(.connectionClose, frame.payload, promise: sent, context: context)
    }

    private func whenSent(
        _ context: ChannelHandlerContext, _ body: @escaping (ChannelHandlerContext) -> Void
    ) -> EventLoopPromise<Void> {
        let promise = context.eventLoop.makePromise(of: Void.self)
        // A failed write means that the channel is closed or about to be: closing again does nothing.
        promise.futureResult.assumeIsolated().whenComplete { _ in body(context) }
        return promise
    }

    private func closeTransport(context: ChannelHandlerContext) {
        self.leaveOpen(context: context)
        let closure = self.machine.transportEnded()
        context.close(promise: nil)
        // TLS says goodbye in its own time, up to 5 seconds with a dead peer: nobody has to wait for that.
        self.ended.succeed(closure)
    }

    /// No message goes in or out from here on.
    private func leaveOpen(context: ChannelHandlerContext) {
        for entry in self.queue.removeAll() { entry.promise.fail(WebSocketError.closed) }
        self.inbox.finish()
        self.keepAliveTimer?.cancel()
        if self.gate.closing() { context.read() }
    }

    private func end() {
        guard let context = self.context else { return }
        let closure = self.machine.transportEnded()
        self.leaveOpen(context: context)
        self.closeTimer?.cancel()
        self.dropCallback()
        self.context = nil
        self.ended.succeed(closure)
    }

    /// Callbacks usually hold the connection, which holds this handler.
    private func dropCallback() {
        if case .callback = self.binary { self.binary = .ended }
    }

    private func write(
        _ opcode: WebSocketOpcode, _ payload: ByteBuffer, promise: EventLoopPromise<Void>?,
        context: ChannelHandlerContext
    ) {
        let mask = self.role == .client ? WebSocketMaskingKey.random() : nil
        let frame = WebSocketFrame(fin: true, opcode: opcode, maskKey: mask, data: payload)
        context.write(Self.wrapOutboundOut(frame), promise: promise)
        // One flush for all answers to one read.
        if self.isInReadCycle { self.needsFlush = true } else { context.flush() }
    }

    // MARK: Timers

    private func scheduleKeepAlive(_ wait: TimeAmount) {
        self.keepAliveTimer = self.context?.eventLoop.assumeIsolated().scheduleTask(in: wait) {
            self.keepAliveElapsed()
        }
    }

    private func keepAliveElapsed() {
        guard let context = self.context, self.machine.isOpen else { return }
        switch self.keepAlive?.elapsed(isReading: self.gate.isOpen, isWritable: context.channel.isWritable) {
        case .wait(let wait):
            self.scheduleKeepAlive(wait)
        case .ping(let wait):
            self.write(.ping, ByteBuffer(), promise: nil, context: context)
            self.scheduleKeepAlive(wait)
        case .timedOut:
            self.perform(self.machine.peerLost("no answer to a ping"))
        case nil:
            break
        }
    }

    private func scheduleCloseTimeout() {
        guard self.closeTimer == nil else { return }
        self.closeTimer = self.context?.eventLoop.assumeIsolated().scheduleTask(in: self.closeTimeout) {
            self.perform(self.machine.closeTimedOut())
        }
    }
}

@available(*, unavailable)
extension WebSocketHandler: Sendable {}
