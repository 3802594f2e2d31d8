import NIOCore
import NIOHTTP1

/// Watches a server's connection until its first request is decided on: ends it at the time-out, on
/// shutdown and on a malformed request, and makes sure that nobody waits for it in vain.
///
/// Is the last handler, so that it hears the errors of the HTTP decoder.
final class UpgradeGuard: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias OutboundOut = HTTPServerResponsePart

    private enum Phase {
        case negotiating
        /// An HTTP refusal went out; the peer's end of input is awaited.
        case refused
        case done
    }

    private let request: EventLoopPromise<WebSocketUpgradeRequest?>
    private let decision: EventLoopPromise<WebSocketUpgradeDecision>
    private let handshakeTimeout: TimeAmount
    private let lingerTimeout: TimeAmount
    private var phase = Phase.negotiating
    private var timer: Scheduled<Void>?

    init(
        settings: WebSocketSettings, request: EventLoopPromise<WebSocketUpgradeRequest?>,
        decision: EventLoopPromise<WebSocketUpgradeDecision>
    ) {
        self.handshakeTimeout = TimeAmount(settings.handshakeTimeout)
        self.lingerTimeout = TimeAmount(settings.closeTimeout)
        self.request = request
        self.decision = decision
    }

    /// Whether the connection is about to end with a refusal.
    var hasRefused: Bool {
        if case .refused = self.phase { true } else { false }
    }

    /// The request became a WebSocket or plain HTTP.
    func finish(context: ChannelHandlerContext) {
        self.phase = .done
        self.timer?.cancel()
        context.pipeline.syncOperations.removeHandler(self, promise: nil)
    }

    /// Answers and ends the connection. It stays half open for a moment, because closing with unread
    /// input would reset it and the client could lose the answer.
    func refuse(_ refusal: WebSocketUpgradeRefusal, context: ChannelHandlerContext) {
        guard case .negotiating = self.phase else { return }
        self.phase = .refused
        self.schedule(self.lingerTimeout, context: context)
        let body = ByteBuffer(string: refusal.json)
        var headers = refusal.headers
        headers.replaceOrAdd(name: "Content-Type", value: "application/json")
        headers.replaceOrAdd(name: "Content-Length", value: "\(body.readableBytes)")
        headers.replaceOrAdd(name: "Connection", value: "close")
        let head = HTTPResponseHead(version: .http1_1, status: refusal.status, headers: headers)
        context.write(Self.wrapOutboundOut(.head(head)), promise: nil)
        context.write(Self.wrapOutboundOut(.body(.byteBuffer(body))), promise: nil)
        let sent = context.eventLoop.makePromise(of: Void.self)
        sent.futureResult.assumeIsolated().whenComplete { _ in context.close(mode: .output, promise: nil) }
        context.writeAndFlush(Self.wrapOutboundOut(.end(nil)), promise: sent)
    }

    func handlerAdded(context: ChannelHandlerContext) {
        self.schedule(self.handshakeTimeout, context: context)
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        self.timer?.cancel()
        self.request.fail(ChannelError.eof)
        self.decision.fail(ChannelError.eof)
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        // What follows a refused request is of no interest.
        if case .refused = self.phase { return }
        context.fireChannelRead(data)
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        switch (event, self.phase) {
        case (is ChannelShouldQuiesceEvent, .negotiating), (is ChannelShouldQuiesceEvent, .refused),
            (ChannelEvent.inputClosed as ChannelEvent, .refused):
            context.close(promise: nil)
        default:
            context.fireUserInboundEventTriggered(event)
        }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        switch self.phase {
        case .negotiating where error is HTTPParserError:
            self.refuse(
                WebSocketUpgradeRefusal(status: .badRequest, message: "malformed HTTP request"), context: context)
        case .negotiating where error is WebSocketUpgradeRefusal, .refused:
            // NIO's handler reports that the upgrade was refused, which is this guard's own doing.
            break
        case .negotiating:
            context.close(promise: nil)
        case .done:
            context.fireErrorCaught(error)
        }
    }

    private func schedule(_ time: TimeAmount, context: ChannelHandlerContext) {
        self.timer?.cancel()
        self.timer = context.eventLoop.assumeIsolated().scheduleTask(in: time) {
            context.close(promise: nil)
        }
    }
}

@available(*, unavailable)
extension UpgradeGuard: Sendable {}
