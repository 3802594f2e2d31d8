/// How a connection ended.
public struct WebSocketClosure: Sendable, Equatable {
    /// Who ended the connection.
    public enum Origin: Sendable {
        /// The peer's close frame came first.
        case peer
        /// Our close frame came first.
        case local
        /// The transport ended without a close frame of either side.
        case lost
    }

    /// The code of the close frame that came first; ``WebSocketCloseCode/noStatus`` when it had none,
    /// ``WebSocketCloseCode/abnormal`` when there was none.
    public let code: WebSocketCloseCode

    /// The text of that frame, at most 123 bytes, or what is known about a lost connection.
    public let reason: String

    /// Who ended the connection.
    public let origin: Origin

    /// Whether both sides sent a close frame.
    public let isClean: Bool
}
