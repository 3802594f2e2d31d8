import NIOCore
import NIOEmbedded
import NIOHTTP1
import NIOWebSocket

/// Computes `Sec-WebSocket-Accept` with NIO's server side, which keeps its SHA-1 to itself.
enum AcceptKey {
    static func value(for key: String) -> String {
        let upgrader = NIOTypedWebSocketServerUpgrader<Void>(
            shouldUpgrade: { channel, _ in channel.eventLoop.makeSucceededFuture([:]) },
            upgradePipelineHandler: { channel, _ in channel.eventLoop.makeSucceededFuture(()) })
        var head = HTTPRequestHead(version: .http1_1, method: .GET, uri: "/")
        head.headers = ["Sec-WebSocket-Key": key, "Sec-WebSocket-Version": "13"]
        let channel = EmbeddedChannel()
        do {
            return try upgrader.buildUpgradeResponse(
                channel: channel, upgradeRequest: head, initialResponseHeaders: [:]
            )
            .wait()["Sec-WebSocket-Accept"].first ?? ""
        } catch {
            return "\(error)"
        }
    }
}
