internal import Cascade
internal import Foundation
internal import Logging
internal import NIOHTTP1
internal import ServerEdge
internal import SpeechEngines
internal import TurnTimes
internal import WebSockets

/// Decides who gets a session, and holds them all.
final class SessionServer: Sendable {
    let access: Access
    private let agent: Agent
    private let engineNames: [String: String]
    private let engineSettings: [String: String]
    private let decorate: @Sendable (EngineSet, SessionClock) -> SessionEngines
    private let readiness: EngineReadiness
    private let listening: ListeningLoop
    private let keeping: TurnKeeping
    private let logger: Logger
    private let places: Places

    init(
        agent: Agent, engineNames: [String: String], engineSettings: [String: String], access: Access, limit: Int,
        readiness: EngineReadiness, listening: ListeningLoop, keeping: TurnKeeping, logger: Logger,
        decorate: @escaping @Sendable (EngineSet, SessionClock) -> SessionEngines
    ) {
        self.agent = agent
        self.engineNames = engineNames
        self.engineSettings = engineSettings
        self.access = access
        self.places = Places(limit)
        self.decorate = decorate
        self.readiness = readiness
        self.listening = listening
        self.keeping = keeping
        self.logger = logger
    }

    /// Sessions that are open now.
    var count: Int { self.places.taken }

    /// Why no session can be opened, nil if one can.
    func refusal(_ denial: Access.Denial?) -> Refusal? {
        if let denial { return Refusal(denial) }
        switch self.readiness.state {
        case .loading: return .loading
        case .failed(let error): return .unusable(error)
        case .ready: return self.places.hasRoom ? nil : .full
        }
    }

    func decide(_ request: WebSocketUpgradeRequest) async -> WebSocketUpgradeDecision {
        guard request.path == "/v1/session" else { return Self.refuse(.notFound) }
        let key = request.queryValue(CredentialParameter.key.rawValue)
        let denial = self.access.denial(RequestHeaders(request), keyParameter: key)
        if let refusal = self.refusal(denial) { return Self.refuse(refusal) }
        return .accept(WebSocketAcceptance { connection in try await self.serve(connection) })
    }

    private func serve(_ connection: WebSocketConnection) async throws {
        guard case .ready(let engines) = self.readiness.state else { return }
        // Several may have been let in at the same moment.
        guard self.places.take() else {
            await connection.close(code: .tryAgainLater, reason: "all sessions are taken")
            return
        }
        defer { self.places.leave() }
        let id = UUID().uuidString
        var logger = self.logger
        logger[metadataKey: "session"] = "\(id)"
        logger.info("session began")
        defer { logger.info("session ended") }
        let settings = self.agent.settings(engines: self.engineNames).merging(self.engineSettings) { own, _ in own }
        let session = ClientSession(
            id: id, agent: self.agent, engines: engines, decorate: self.decorate, engineNames: self.engineNames,
            listening: self.listening,
            connection: connection,
            turns: TurnCollector(
                session: id, settings: settings, sampleRate: engines.synthesizer.capabilities.sampleRate),
            keeping: self.keeping, logger: logger)
        self.keeping.note(.sessionBegan(id: id, at: .now, settings: settings))
        await session.run()
        self.keeping.note(.sessionEnded(id: id, at: .now))
    }

    private static func refuse(_ refusal: Refusal) -> WebSocketUpgradeDecision {
        .refuse(
            WebSocketUpgradeRefusal(
                status: HTTPResponseStatus(statusCode: refusal.status), json: refusal.json,
                headers: refusal.status == 503 ? ["Retry-After": "2"] : [:]))
    }
}
