internal import AsyncHTTPClient
internal import NIOCore

/// The process's HTTP client: one pool of connections for all vendors.
enum CloudHTTP {
    /// Lives as long as the process, as sessions come and go but their connections should stay warm.
    static let client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: Self.configuration)

    private static var configuration: HTTPClient.Configuration {
        var configuration = HTTPClient.Configuration()
        // A key must not follow a redirect to another host.
        configuration.redirectConfiguration = .disallow
        configuration.timeout.connect = .seconds(3)
        // Trying again is decided in one place, by `Retries`.
        configuration.connectionPool.retryConnectionEstablishment = false
        configuration.connectionPool.idleTimeout = .seconds(50)
        return configuration
    }
}
