public import NIOHTTP1

/// A server's answer to an upgrade request that is not an upgrade.
public struct WebSocketRefusal: Sendable {
    /// Most bytes of a body that are kept.
    static let maxBodySize = 16 << 10

    /// The HTTP status, for example 401 for a wrong key or 429 for too many requests.
    public let status: Int

    /// The headers of the answer.
    public let headers: HTTPHeaders

    /// The start of the body as text, at most 16 KiB; bytes that are not UTF-8 are replaced.
    public let body: String
}
