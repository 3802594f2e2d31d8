import HTTPTypes
package import HummingbirdCore
package import Logging
package import NIOCore
import NIOHTTPTypes
import NIOHTTPTypesHTTP1
package import WebSockets

/// A Hummingbird connection that carries HTTP/1.1, or a WebSocket if its first request asks for one.
package struct UpgradeChannel: ServerChildChannel, HTTPChannelHandler {
    /// A connection between set-up and its end.
    package struct Value: ServerChildChannelValue {
        let connection: WebSocketServerChannel<NIOAsyncChannel<HTTPRequestPart, HTTPResponsePart>>
        let presence: ClientPresence

        package var channel: any Channel { self.connection.channel }
    }

    package let responder: HTTPChannelHandler.Responder
    let settings: WebSocketSettings
    let idleTimeout: Duration
    let decide: @Sendable (WebSocketUpgradeRequest) async -> WebSocketUpgradeDecision

    /// Creates the channel; `HTTPServerBuilder.upgradable(settings:idleTimeout:decide:)` is the usual way.
    ///
    /// - Parameters:
    ///   - responder: answers plain HTTP requests.
    ///   - settings: limits and times of WebSockets and of the time before the first request.
    ///   - idleTimeout: after which an HTTP connection without a request is closed.
    ///   - decide: accepts or refuses an upgrade.
    package init(
        responder: @escaping HTTPChannelHandler.Responder, settings: WebSocketSettings, idleTimeout: Duration,
        decide: @escaping @Sendable (WebSocketUpgradeRequest) async -> WebSocketUpgradeDecision
    ) {
        self.responder = responder
        self.settings = settings
        self.idleTimeout = idleTimeout
        self.decide = decide
    }

    package func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<Value> {
        channel.eventLoop.makeCompletedFuture {
            let presence = ClientPresence()
            // A connection that is reset has no end of input, and handlers before ours keep its end to themselves.
            channel.closeFuture.whenComplete { _ in presence.leave() }
            let connection = try WebSocketServerChannel(on: channel, settings: self.settings) { channel in
                channel.eventLoop.makeCompletedFuture {
                    let pipeline = channel.pipeline.syncOperations
                    try pipeline.addHandler(HTTP1ToHTTPServerCodec(secure: false))
                    try pipeline.addHandler(HTTPConnectionStateHandler(idleTimeout: self.idleTimeout, logger: logger))
                    try pipeline.addHandler(ClientPresenceHandler(presence))
                    return try NIOAsyncChannel<HTTPRequestPart, HTTPResponsePart>(
                        wrappingChannelSynchronously: channel,
                        configuration: .init(isOutboundHalfClosureEnabled: true))
                }
            }
            return Value(connection: connection, presence: presence)
        }
    }

    package func handle(value: Value, logger: Logger) async {
        do {
            try await value.connection.serve(decide: self.decide) { http in
                await ClientPresence.$current.withValue(value.presence) {
                    await self.handleHTTP(asyncChannel: http, logger: logger)
                }
            }
        } catch {
            logger.debug("connection ended with an error", metadata: ["error": "\(error)"])
        }
    }
}
