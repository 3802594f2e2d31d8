internal import NIOCore
internal import NIOHTTPTypes

/// Hears the end of an HTTP connection's input: whoever has closed it waits for no answer.
final class ClientPresenceHandler: ChannelInboundHandler {
    typealias InboundIn = HTTPRequestPart

    private let presence: ClientPresence

    init(_ presence: ClientPresence) {
        self.presence = presence
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if case ChannelEvent.inputClosed as ChannelEvent = event { self.presence.leave() }
        context.fireUserInboundEventTriggered(event)
    }
}

@available(*, unavailable)
extension ClientPresenceHandler: Sendable {}
