package import WebSockets

/// What came from a socket, and how it ended.
package struct SocketRecord: Sendable {
    package var texts: [String]
    package var closure: WebSocketClosure

    package init(texts: [String], closure: WebSocketClosure) {
        self.texts = texts
        self.closure = closure
    }
}
