import NIOCore
import NIOHTTP1

/// Reads the HTTP response of a server that did not upgrade, up to a bound, and closes.
final class RefusalReader: ChannelInboundHandler {
    typealias InboundIn = HTTPClientResponsePart

    private let refusal: EventLoopPromise<WebSocketRefusal>
    private var head: HTTPResponseHead?
    private var body = ByteBuffer()

    init(refusal: EventLoopPromise<WebSocketRefusal>) {
        self.refusal = refusal
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch Self.unwrapInboundIn(data) {
        case .head(let head):
            self.head = head
        case .body(var part):
            let room = WebSocketRefusal.maxBodySize - self.body.readableBytes
            if let slice = part.readSlice(length: min(room, part.readableBytes)) {
                self.body.writeImmutableBuffer(slice)
            }
            if self.body.readableBytes == WebSocketRefusal.maxBodySize { self.finish(context: context) }
        case .end:
            self.finish(context: context)
        }
    }

    func channelInactive(context: ChannelHandlerContext) {
        self.finish(context: context)
        context.fireChannelInactive()
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        self.finish(context: context)
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        // A body cut off: the status is known, and that is what matters.
        self.finish(context: context)
    }

    private func finish(context: ChannelHandlerContext) {
        if let head = self.head {
            self.head = nil
            self.refusal.succeed(
                WebSocketRefusal(
                    status: Int(head.status.code), headers: head.headers, body: String(buffer: self.body)))
        } else {
            self.refusal.fail(ChannelError.eof)
        }
        context.close(promise: nil)
    }
}

@available(*, unavailable)
extension RefusalReader: Sendable {}
