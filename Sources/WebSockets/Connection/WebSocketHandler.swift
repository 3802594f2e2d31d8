import NIOCore
import NIOWebSocket

/// Feeds ``WebSocketStateMachine`` with what happens on the channel and does what it answers.
///
/// It is the last handler and the only one over TCP or TLS: messages leave it by the text inbox and the binary callback,
/// and enter it by ``send(_:_:ticket:)``.
final class WebSocketHandler: ChannelDuplexHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundIn = Never
    typealias OutboundOut = ByteBuffer

    private let role: WebSocketStateMachine.Role
    private let closeTimeout: TimeAmount
    private let inbox: TextInbox
    private let outbox: Outbox
    private let ended: EventLoopPromise<WebSocketClosure>
    private var reader: FrameReader
    private var machine: WebSocketStateMachine
    private var keepAlive: KeepAlive?
    private var gate = ReadGate()
    private var queue = SendQueue()
    private var binary = BinaryDelivery.notStarted([])
    private var context: ChannelHandlerContext?
    private var keepAliveTimer: Scheduled<Void>?
    private var closeTimer: Scheduled<Void>?
    /// Whether writes wait for one flush at the end.
    private var isInCycle = false
    private var needsFlush = false

    private enum BinaryDelivery {
        /// What the read that brought the handshake brought besides it.
        case notStarted([ByteBuffer])
        case callback(@Sendable (ByteBuffer) -> Void)
        case unsupported
        case ended
    }

    init(
        role: WebSocketStateMachine.Role, settings: WebSocketSettings, inbox: TextInbox, outbox: Outbox,
        ended: EventLoopPromise<WebSocketClosure>
    ) {
        self.role = role
        self.closeTimeout = TimeAmount(settings.closeTimeout)
        self.inbox = inbox
        self.outbox = outbox
        self.ended = ended
        self.reader = FrameReader(maxFrameSize: settings.maxFrameSize)
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

    /// The future ends when the message is on its way, which is at once while the socket takes bytes; without one, when all
    /// before is.
    func send(_ message: Outbox.Message?, ticket: SendTicket) -> EventLoopFuture<Void> {
        let promise = self.ended.futureResult.eventLoop.makePromise(of: Void.self)
        if ticket.isCancelled {
            promise.fail(CancellationError())
        } else {
            self.send(.awaited(message, ticket, promise))
        }
        return promise.futureResult
    }

    /// Sends what was posted, in one flush.
    func sendPosted() {
        let isApart = !self.isInCycle
        self.isInCycle = true
        for message in self.outbox.take() { self.send(.posted(message)) }
        if isApart, let context = self.context { self.endCycle(context: context) }
    }

    private func send(_ entry: SendQueue.Entry) {
        guard self.machine.isOpen, let context = self.context else {
            entry.promise?.fail(WebSocketError.closed)
            return
        }
        if context.channel.isWritable, self.queue.isEmpty {
            self.leave(entry, context: context)
        } else {
            self.queue.append(entry)
        }
    }

    private func leave(_ entry: SendQueue.Entry, context: ChannelHandlerContext) {
        switch entry {
        case .awaited(let message, _, let promise):
            if let message { self.write(message.opcode, message.payload, promise: nil, context: context) }
            promise.succeed()
        case .posted(let message):
            self.write(message.opcode, message.payload, promise: nil, context: context)
            self.outbox.noteSent()
        }
    }

    func cancelSend(_ ticket: SendTicket) {
        self.queue.remove(ticket)?.promise?.fail(CancellationError())
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
        self.isInCycle = true
        self.reader.append(Self.unwrapInboundIn(data))
        do {
            while let frame = try self.reader.next() {
                self.perform(self.machine.frameReceived(frame, isWritable: context.channel.isWritable))
            }
        } catch {
            self.perform(self.machine.readingFailed(error))
        }
    }

    func channelReadComplete(context: ChannelHandlerContext) {
        // Here and not for each frame: a large frame may take longer than a ping.
        self.keepAlive?.noteInput()
        self.endCycle(context: context)
        context.fireChannelReadComplete()
    }

    private func endCycle(context: ChannelHandlerContext) {
        self.isInCycle = false
        guard self.needsFlush else { return }
        self.needsFlush = false
        context.flush()
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        if context.channel.isWritable {
            self.keepAlive?.noteWritable()
            self.perform(self.machine.becameWritable())
            while context.channel.isWritable, let entry = self.queue.popFirst() {
                self.leave(entry, context: context)
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
        self.perform(self.machine.peerLost("connection failed: \(error)"))
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
        self.outbox.close()
        for entry in self.queue.removeAll() { entry.promise?.fail(WebSocketError.closed) }
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
        let frame = Frame(opcode: opcode, isMasked: self.role == .client, payload: payload)
        context.write(Self.wrapOutboundOut(frame.bytes(allocator: context.channel.allocator)), promise: promise)
        // One flush for all answers to one read, and for all that was posted.
        if self.isInCycle { self.needsFlush = true } else { context.flush() }
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
