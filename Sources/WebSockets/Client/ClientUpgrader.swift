import NIOCore
import NIOHTTP1
import NIOWebSocket

/// NIO's WebSocket upgrader for request and response, without its slower reader of frames.
struct ClientUpgrader: NIOTypedHTTPClientProtocolUpgrader {
    private let handshake = NIOTypedWebSocketClientUpgrader<ClientNegotiation>(
        enableAutomaticErrorHandling: false,
        upgradePipelineHandler: { channel, _ in
            channel.eventLoop.makeFailedFuture(ChannelError.inappropriateOperationForState)
        })
    private let open: @Sendable (any Channel, HTTPResponseHead) throws -> WebSocketConnection

    /// - Parameter open: makes the connection once the server has agreed; on the channel's event loop.
    init(open: @escaping @Sendable (any Channel, HTTPResponseHead) throws -> WebSocketConnection) {
        self.open = open
    }

    var supportedProtocol: String { self.handshake.supportedProtocol }
    var requiredUpgradeHeaders: [String] { self.handshake.requiredUpgradeHeaders }

    func addCustom(upgradeRequestHeaders: inout HTTPHeaders) {
        self.handshake.addCustom(upgradeRequestHeaders: &upgradeRequestHeaders)
    }

    func shouldAllowUpgrade(upgradeResponse: HTTPResponseHead) -> Bool {
        self.handshake.shouldAllowUpgrade(upgradeResponse: upgradeResponse)
    }

    func upgrade(channel: any Channel, upgradeResponse: HTTPResponseHead) -> EventLoopFuture<ClientNegotiation> {
        channel.eventLoop.makeCompletedFuture { .open(try self.open(channel, upgradeResponse)) }
    }
}
