/// Limits and times of one connection; the defaults suit a voice session.
///
/// Every buffer of a connection has its bound here. What one read of the socket brings (at most
/// 256 KiB) is always taken in before a bound on pending messages stops further reading.
public struct WebSocketSettings: Sendable {
    /// Largest payload of one incoming frame, in bytes. The decoder holds a frame until it is
    /// complete, so this bounds what a peer that trickles a frame can make us keep. Above it the
    /// connection closes with 1009.
    public var maxFrameSize = 1 << 20

    /// Largest incoming message after joining its fragments, in bytes. Defends against endless
    /// fragmented messages. Above it the connection closes with 1009.
    public var maxMessageSize = 1 << 20

    /// Most frames one incoming message may come in. Defends against many tiny or empty fragments,
    /// which cost time without ever reaching ``maxMessageSize``. Above it the connection closes
    /// with 1008.
    public var maxFragments = 256

    /// Text messages that may wait for the consumer of ``WebSocketConnection/texts``. At this number
    /// reading from the socket stops, so that a slow consumer slows its peer and nothing grows.
    public var maxPendingTexts = 64

    /// Bytes of text that may wait for the consumer; works as ``maxPendingTexts`` does, and keeps
    /// few but large messages from taking memory.
    public var maxPendingTextBytes = 1 << 20

    /// Unsent bytes above which the connection is not writable until half of them have left. Defends
    /// against a peer that does not read: asynchronous sends wait, synchronous ones are refused.
    public var maxUnsentBytes = 256 << 10

    /// Silence after which the peer is pinged; nil turns keep-alive off. Defends against peers that
    /// vanished without closing.
    public var pingInterval: Duration? = .seconds(20)

    /// How long after a ping the peer may stay silent before the connection is dropped. Any bytes
    /// count as an answer. Also drops a peer that takes no byte for so long while we do not read.
    public var pingTimeout: Duration = .seconds(20)

    /// How long closing may take: our last bytes, the peer's close frame, the end of TCP. Defends
    /// against peers that never answer a close frame.
    public var closeTimeout: Duration = .seconds(5)

    /// Longest time until the WebSocket is open: for a server from the accepted TCP connection to the
    /// decision on the first request, for a client from the name look-up to the 101 response. Defends
    /// against connections that never ask for anything.
    public var handshakeTimeout: Duration = .seconds(10)

    /// Creates the default settings.
    public init() {}
}
