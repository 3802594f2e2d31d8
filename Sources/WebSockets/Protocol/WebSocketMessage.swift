import NIOCore

/// One whole message: fragments joined, unmasked, text checked.
enum WebSocketMessage: Equatable, Sendable {
    case text(String)
    case binary(ByteBuffer)
}
