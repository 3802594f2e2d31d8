internal import WebSockets

extension WebSocketClient {
    /// For sockets to vendors: what takes longer is given up.
    /// - Parameter largestMessage: bytes of one message at the most.
    static func forEngines(handshake: Duration = .seconds(5), largestMessage: Int = 1 << 20) -> WebSocketClient {
        var settings = WebSocketSettings()
        settings.handshakeTimeout = handshake
        settings.pingInterval = .seconds(5)
        settings.pingTimeout = .seconds(5)
        settings.closeTimeout = .seconds(1)
        settings.maxFrameSize = largestMessage
        settings.maxMessageSize = largestMessage
        settings.maxPendingTextBytes = largestMessage
        return WebSocketClient(settings: settings)
    }
}
