package import Cascade
package import Hummingbird
package import Logging
package import ServerEdge
package import SpeechEngines
package import TurnTimes
package import WebSockets

/// The endpoints that clients of ElevenLabs ask, over WebSockets and plain HTTP.
package struct ElevenLabsServer: Sendable {
    private let account: ElevenLabsAccount
    private let sockets: ElevenLabsSockets

    /// - Parameters:
    ///   - limit: sockets and requests at once.
    ///   - acceptsAnyVoice: whether an unknown voice id means the default voice.
    ///   - listening: where detectors are asked about clients' sound.
    ///   - voices: what clients may choose from; asked often, so it must be quick.
    ///   - clock: by which tokens run out and clients are let go that show no key.
    package init(
        access: Access, limit: Int, acceptsAnyVoice: Bool, readiness: EngineReadiness, listening: ListeningLoop,
        voices: @escaping @Sendable (EngineSet) -> VoiceCatalog, clock: SessionClock, logger: Logger
    ) {
        self.account = ElevenLabsAccount(
            access: ElevenLabsAccess(access: access, clock: clock), limit: limit, acceptsAnyVoice: acceptsAnyVoice,
            readiness: readiness, voices: voices)
        self.sockets = ElevenLabsSockets(account: self.account, listening: listening, clock: clock, logger: logger)
    }

    /// Sockets and requests that are open now.
    package var count: Int { self.account.count }

    /// Decides about a WebSocket; nil for a path that is none of these.
    package func decide(_ request: WebSocketUpgradeRequest) -> WebSocketUpgradeDecision? {
        self.sockets.decide(request)
    }

    /// Answers the paths of plain HTTP.
    package func addRoutes(to router: some RouterMethods<BasicRequestContext>) {
        ElevenLabsRoutes(account: self.account).add(to: router)
    }
}
