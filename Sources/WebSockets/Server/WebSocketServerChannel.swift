public import NIOCore
import NIOHTTP1

/// A server's TCP connection that carries HTTP/1.1, or a WebSocket if its first request asks for one.
///
/// Only the first request can upgrade; browsers open a connection of its own for a WebSocket.
/// `HTTP` is what the owner makes of a connection that stays with HTTP.
public struct WebSocketServerChannel<HTTP: Sendable>: Sendable {
    /// The connection.
    public let channel: any Channel

    private let request: EventLoopFuture<WebSocketUpgradeRequest?>
    private let decision: EventLoopPromise<WebSocketUpgradeDecision>
    private let negotiated: EventLoopFuture<ServerNegotiation<HTTP>>

    /// Builds the pipeline of a new connection. On the channel's event loop.
    ///
    /// - Parameters:
    ///   - settings: limits and times.
    ///   - http: adds the handlers for `HTTPServerRequestPart` to a connection that stays with HTTP; on
    ///     the event loop. The first request is passed to them after the future is done.
    public init(
        on channel: any Channel, settings: WebSocketSettings,
        http: @escaping @Sendable (any Channel) -> EventLoopFuture<HTTP>
    ) throws {
        let request = channel.eventLoop.makePromise(of: WebSocketUpgradeRequest?.self)
        let decision = channel.eventLoop.makePromise(of: WebSocketUpgradeDecision.self)
        let upgrader = ServerUpgrader<HTTP>(settings: settings, request: request, decision: decision.futureResult)
        self.channel = channel
        self.request = request.futureResult
        self.decision = decision
        do {
            var configuration = NIOUpgradableHTTPServerPipelineConfiguration(
                upgradeConfiguration: NIOTypedHTTPServerUpgradeConfiguration<ServerNegotiation<HTTP>>(
                    upgraders: [upgrader],
                    notUpgradingCompletionHandler: { channel in
                        Self.stayWithHTTP(channel, request: request, http: http)
                    }))
            // The owner's HTTP handlers do these, and the guard does them before.
            configuration.enablePipelining = false
            configuration.enableErrorHandling = false
            configuration.enableResponseHeaderValidation = false
            let pipeline = channel.pipeline.syncOperations
            self.negotiated = try pipeline.configureUpgradableHTTPServerPipeline(configuration: configuration)
            let upgradeHandler = try pipeline.handler(
                type: NIOTypedHTTPServerUpgradeHandler<ServerNegotiation<HTTP>>.self)
            try pipeline.addHandler(UpgradeHeaderFilter(), position: .before(upgradeHandler))
            try pipeline.addHandler(UpgradeGuard(settings: settings, request: request, decision: decision))
        } catch {
            request.fail(error)
            decision.fail(error)
            throw error
        }
    }

    /// Serves the connection to its end.
    ///
    /// Cancelling the task ends it. `decide` is asked at most once; the client waits for it, with
    /// reading stopped, at most ``WebSocketSettings/handshakeTimeout``.
    ///
    /// - Throws: what the accepted handler throws, or the error that ended the negotiation.
    public func serve(
        decide: @Sendable (WebSocketUpgradeRequest) async -> WebSocketUpgradeDecision,
        http: @Sendable (HTTP) async throws -> Void
    ) async throws {
        switch try await self.negotiate(decide: decide) {
        case .webSocket(let connection, let handler): try await connection.run(handler)
        case .http(let value): try await http(value)
        case .refused: try await self.channel.closeFuture.get()
        }
    }

    private func negotiate(
        decide: @Sendable (WebSocketUpgradeRequest) async -> WebSocketUpgradeDecision
    ) async throws -> ServerNegotiation<HTTP> {
        do {
            return try await withTaskCancellationHandler {
                if let request = try await self.request.get() {
                    self.decision.succeed(await decide(request))
                }
                return try await self.negotiated.get()
            } onCancel: {
                self.channel.close(promise: nil)
            }
        } catch {
            self.channel.close(promise: nil)
            throw error
        }
    }

    private static func stayWithHTTP(
        _ channel: any Channel, request: EventLoopPromise<WebSocketUpgradeRequest?>,
        http: @Sendable (any Channel) -> EventLoopFuture<HTTP>
    ) -> EventLoopFuture<ServerNegotiation<HTTP>> {
        do {
            let context = try channel.pipeline.syncOperations.context(handlerType: UpgradeGuard.self)
            guard let upgradeGuard = context.handler as? UpgradeGuard, !upgradeGuard.hasRefused else {
                return channel.eventLoop.makeSucceededFuture(.refused)
            }
            // First of all: the guard fails this promise when it leaves.
            request.succeed(nil)
            upgradeGuard.finish(context: context)
            return http(channel).map { .http($0) }
        } catch {
            return channel.eventLoop.makeFailedFuture(error)
        }
    }
}
