import NIOCore
import NIOHTTP1

/// Hides an `Upgrade` to anything but a WebSocket, such as the `h2c` that some HTTP clients offer.
///
/// A server may ignore it, and NIO's upgrade handler would lose the head of such a request. Sits
/// before that handler and leaves after the first head. NIO's decoder reads no further request after
/// an `Upgrade`, so the request is marked as the last one.
final class UpgradeHeaderFilter: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias InboundOut = HTTPServerRequestPart

    private var isDone = false

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard !self.isDone else { return context.fireChannelRead(data) }
        self.isDone = true
        var part = Self.unwrapInboundIn(data)
        if case .head(var head) = part, head.headers.contains(name: "Upgrade"),
            !head.headers[canonicalForm: "Upgrade"].contains(where: { $0.lowercased() == "websocket" })
        {
            head.headers.remove(name: "Upgrade")
            head.headers.replaceOrAdd(name: "Connection", value: "close")
            part = .head(head)
        }
        context.fireChannelRead(Self.wrapInboundOut(part))
        context.pipeline.syncOperations.removeHandler(self, promise: nil)
    }
}

@available(*, unavailable)
extension UpgradeHeaderFilter: Sendable {}
