public import NIOCore
import NIOHTTP1
public import NIOPosix
public import NIOSSL
import Synchronization

/// Opens WebSockets to `ws:` and `wss:` URLs. Make one and share it: the TLS context is built once.
public final class WebSocketClient: Sendable {
    /// Limits and times of the connections this client opens.
    public let settings: WebSocketSettings

    private let group: any EventLoopGroup
    private let tls: TLSConfiguration
    private let tlsContext = Mutex<NIOSSLContext?>(nil)

    /// Creates a client. Nothing is opened and no file is read yet.
    ///
    /// - Parameters:
    ///   - settings: limits and times of its connections.
    ///   - tls: which servers to trust; the default is the system's certificates.
    ///   - group: the threads of its connections.
    public init(
        settings: WebSocketSettings = WebSocketSettings(),
        tls: TLSConfiguration = .makeClientConfiguration(),
        group: any EventLoopGroup = MultiThreadedEventLoopGroup.singleton
    ) {
        self.settings = settings
        self.tls = tls
        self.group = group
    }

    /// Opens a WebSocket. The caller owns it and has to close it.
    ///
    /// Takes at most ``WebSocketSettings/handshakeTimeout``. Cancelling the task ends the attempt.
    /// Redirects are not followed: they are refusals.
    ///
    /// - Throws: ``WebSocketError``, or `CancellationError`.
    public func connect(to request: WebSocketClientRequest) async throws -> WebSocketConnection {
        let url = try WebSocketURL(request.url)
        let head = try request.requestHead(for: url)
        let tls = url.isSecure ? try self.sharedTLSContext() : nil

        let eventLoop = self.group.next()
        let promise = eventLoop.makePromise(of: WebSocketConnection.self)
        let attempt = ConnectAttempt(promise: promise)
        let timeout = TimeAmount(self.settings.handshakeTimeout)
        let timer = eventLoop.scheduleTask(in: timeout) {
            attempt.fail(
                WebSocketError(
                    .connectTimedOut, "The server did not open the WebSocket in time. Check address and network.",
                    isRetryable: true))
        }
        defer { timer.cancel() }

        ClientBootstrap(group: self.group)
            .connectTimeout(timeout)
            .channelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    if let tls { try Self.addTLS(tls, host: url.host, to: channel) }
                    try attempt.add(channel, negotiated: self.negotiate(request, head: head, on: channel))
                }
            }
            .connect(host: url.host, port: url.port)
            .flatMap { attempt.negotiated(on: $0) }
            .flatMap { negotiation in
                switch negotiation {
                case .open(let connection): eventLoop.makeSucceededFuture(connection)
                case .refused(let refusal): refusal.flatMapThrowing { throw WebSocketError(refusal: $0) }
                }
            }
            .whenComplete { result in
                switch result {
                case .success(let connection): attempt.succeed(connection)
                case .failure(let error): attempt.fail(WebSocketError.connecting(error))
                }
            }
        return try await withTaskCancellationHandler {
            try await promise.futureResult.get()
        } onCancel: {
            attempt.fail(CancellationError())
        }
    }

    /// Opens a WebSocket, runs `body`, closes it and waits for its end, as
    /// ``WebSocketConnection/run(_:)`` does.
    ///
    /// - Throws: ``WebSocketError`` when it cannot be opened, `CancellationError`, or what `body` throws.
    public func withConnection<Value: Sendable>(
        to request: WebSocketClientRequest,
        _ body: @Sendable (WebSocketConnection) async throws -> Value
    ) async throws -> Value {
        try await self.connect(to: request).run(body)
    }

    private func sharedTLSContext() throws -> NIOSSLContext {
        try self.tlsContext.withLock { context in
            if let context { return context }
            do {
                let new = try NIOSSLContext(configuration: self.tls)
                context = new
                return new
            } catch {
                throw WebSocketError(
                    .tlsFailed, "TLS could not be set up. Check the certificates of the client.")
            }
        }
    }

    private static func addTLS(_ context: NIOSSLContext, host: String, to channel: any Channel) throws {
        var isAddress = true
        do {
            _ = try SocketAddress(ipAddress: host, port: 0)
        } catch {
            isAddress = false
        }
        // The server name extension is for names only: NIOSSL throws for an address.
        let handler = try NIOSSLClientHandler(context: context, serverHostname: isAddress ? nil : host)
        try channel.pipeline.syncOperations.addHandler(handler)
    }

    private func negotiate(
        _ request: WebSocketClientRequest, head: HTTPRequestHead, on channel: any Channel
    ) throws -> EventLoopFuture<ClientNegotiation> {
        let settings = self.settings
        let upgrader = ClientUpgrader { channel, response in
            try WebSocketConnection.install(
                on: channel, role: .client, settings: settings, subprotocol: try request.subprotocol(in: response))
        }
        var configuration = NIOUpgradableHTTPClientPipelineConfiguration(
            upgradeConfiguration: NIOTypedHTTPClientUpgradeConfiguration(
                upgradeRequestHead: head,
                upgraders: [upgrader],
                notUpgradingCompletionHandler: { channel in
                    channel.eventLoop.makeCompletedFuture {
                        let refusal = channel.eventLoop.makePromise(of: WebSocketRefusal.self)
                        try channel.pipeline.syncOperations.addHandler(RefusalReader(refusal: refusal))
                        return .refused(refusal.futureResult)
                    }
                }))
        // The default drops what shares a read with the 101: the first frame of a server that speaks first.
        configuration.leftOverBytesStrategy = .forwardBytes
        return try channel.pipeline.syncOperations.configureUpgradableHTTPClientPipeline(configuration: configuration)
    }
}
