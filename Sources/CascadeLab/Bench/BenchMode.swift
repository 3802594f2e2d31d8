/// A way of answering that a bench measures, and the server that answers so.
public struct BenchMode: Sendable, Equatable {
    public let name: String
    /// Of its sessions: `ws://…/v1/session`.
    public let url: String

    public init(name: String, url: String) {
        self.name = name
        self.url = url
    }
}
