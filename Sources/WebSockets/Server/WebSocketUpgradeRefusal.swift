public import NIOHTTP1

/// An HTTP answer to a refused upgrade. Browsers hide it from the page; other clients show it.
public struct WebSocketUpgradeRefusal: Sendable, Error {
    /// The status, 400 or above.
    public var status: HTTPResponseStatus

    /// The body, as JSON.
    public var json: String

    /// Additional headers, for example `Retry-After`.
    public var headers: HTTPHeaders

    /// Creates a refusal.
    public init(status: HTTPResponseStatus, json: String = "{}", headers: HTTPHeaders = [:]) {
        self.status = status
        self.json = json
        self.headers = headers
    }

    init(status: HTTPResponseStatus, message: StaticString, headers: HTTPHeaders = [:]) {
        self.init(status: status, json: #"{"error":"\#(message)"}"#, headers: headers)
    }
}
