import NIOCore
import NIOHTTP1
import NIOWebSocket

/// NIO's WebSocket upgrader with a decision that is made elsewhere and an HTTP answer to refusals.
///
/// NIO drops the head of a request it does not upgrade, so nobody after it could answer.
final class ServerUpgrader<HTTP: Sendable>: NIOTypedHTTPServerProtocolUpgrader, Sendable {
    typealias UpgradeResult = ServerNegotiation<HTTP>

    let supportedProtocol = "websocket"
    let requiredUpgradeHeaders: [String] = []

    private let settings: WebSocketSettings
    private let request: EventLoopPromise<WebSocketUpgradeRequest?>
    private let decision: EventLoopFuture<WebSocketUpgradeDecision>
    private let accepted: NIOLoopBoundBox<WebSocketAcceptance?>

    init(
        settings: WebSocketSettings, request: EventLoopPromise<WebSocketUpgradeRequest?>,
        decision: EventLoopFuture<WebSocketUpgradeDecision>
    ) {
        self.settings = settings
        self.request = request
        self.decision = decision
        self.accepted = NIOLoopBoundBox(nil, eventLoop: decision.eventLoop)
    }

    func buildUpgradeResponse(
        channel: any Channel, upgradeRequest: HTTPRequestHead, initialResponseHeaders: HTTPHeaders
    ) -> EventLoopFuture<HTTPHeaders> {
        if let refusal = UpgradeCheck.refusal(for: upgradeRequest) {
            return channel.eventLoop.makeCompletedFuture {
                try self.refuse(refusal, on: channel)
                throw refusal
            }
        }
        // A client that sends on while the decision is made would fill NIO's buffers.
        channel.setReading(false)
        self.request.succeed(WebSocketUpgradeRequest(head: upgradeRequest))
        return self.decision
            .flatMapThrowing { try self.headers(for: $0, request: upgradeRequest) }
            .flatMap { headers in
                Self.accepting(headers).buildUpgradeResponse(
                    channel: channel, upgradeRequest: upgradeRequest, initialResponseHeaders: initialResponseHeaders)
            }
            .flatMapErrorThrowing { error in
                try self.refuse(
                    error as? WebSocketUpgradeRefusal
                        ?? WebSocketUpgradeRefusal(status: .internalServerError, message: "no decision was made"),
                    on: channel)
                channel.setReading(true)
                throw error
            }
    }

    /// Not NIO's own, which adds a slower reader of frames.
    func upgrade(channel: any Channel, upgradeRequest: HTTPRequestHead) -> EventLoopFuture<UpgradeResult> {
        channel.eventLoop.makeCompletedFuture {
            guard let acceptance = self.accepted.value else { throw ChannelError.inappropriateOperationForState }
            let context = try channel.pipeline.syncOperations.context(handlerType: UpgradeGuard.self)
            (context.handler as? UpgradeGuard)?.finish(context: context)
            let connection = try WebSocketConnection.install(
                on: channel, role: .server, settings: self.settings, subprotocol: acceptance.subprotocol)
            channel.setReading(true)
            return .webSocket(connection, handler: acceptance.handler)
        }
    }

    /// NIO's upgrader, for the response alone.
    private static func accepting(_ headers: HTTPHeaders) -> NIOTypedWebSocketServerUpgrader<UpgradeResult> {
        NIOTypedWebSocketServerUpgrader(
            enableAutomaticErrorHandling: false,
            shouldUpgrade: { channel, _ in channel.eventLoop.makeSucceededFuture(headers) },
            upgradePipelineHandler: { channel, _ in
                channel.eventLoop.makeFailedFuture(ChannelError.inappropriateOperationForState)
            })
    }

    private func headers(
        for decision: WebSocketUpgradeDecision, request: HTTPRequestHead
    ) throws -> HTTPHeaders {
        switch decision {
        case .refuse(let refusal):
            throw refusal
        case .accept(let acceptance):
            var headers = acceptance.headers
            if let subprotocol = acceptance.subprotocol {
                let offered = request.headers[canonicalForm: "Sec-WebSocket-Protocol"]
                guard offered.contains(Substring(subprotocol)) else {
                    throw WebSocketUpgradeRefusal(
                        status: .internalServerError, message: "the server chose a subprotocol that was not offered")
                }
                headers.replaceOrAdd(name: "Sec-WebSocket-Protocol", value: subprotocol)
            }
            self.accepted.value = acceptance
            return headers
        }
    }

    private func refuse(_ refusal: WebSocketUpgradeRefusal, on channel: any Channel) throws {
        let context = try channel.pipeline.syncOperations.context(handlerType: UpgradeGuard.self)
        (context.handler as? UpgradeGuard)?.refuse(refusal, context: context)
    }
}

extension Channel {
    fileprivate func setReading(_ isReading: Bool) {
        do {
            try self.syncOptions?.setOption(.autoRead, value: isReading)
        } catch {
            // Only a closed channel refuses the option, and that one does not read anyway.
        }
    }
}
