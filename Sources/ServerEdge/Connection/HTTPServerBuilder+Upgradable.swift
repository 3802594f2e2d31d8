package import HummingbirdCore
package import WebSockets

extension HTTPServerBuilder {
    /// HTTP/1.1 with WebSockets on the same port.
    ///
    /// - Parameters:
    ///   - settings: limits and times of WebSockets and of the time before the first request.
    ///   - idleTimeout: after which an HTTP connection without a request is closed.
    ///   - decide: accepts or refuses an upgrade.
    package static func upgradable(
        settings: WebSocketSettings = WebSocketSettings(), idleTimeout: Duration = .seconds(60),
        decide: @escaping @Sendable (WebSocketUpgradeRequest) async -> WebSocketUpgradeDecision
    ) -> HTTPServerBuilder {
        HTTPServerBuilder { responder in
            UpgradeChannel(responder: responder, settings: settings, idleTimeout: idleTimeout, decide: decide)
        }
    }
}
