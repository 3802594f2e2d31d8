internal import NIOHTTP1
internal import ServerEdge
internal import SessionHosting
internal import TurnTimes
internal import WebSockets

/// Sessions over WebSockets: who may open one, and its line.
struct SessionSockets: Sendable {
    let host: SessionHost
    let access: Access
    /// What clients are told about the engines: `stt`, `llm`, `tts`.
    let engineNames: [String: String]

    /// Why no session can be opened, nil if one can.
    func refusal(_ denial: Access.Denial?) -> Refusal? {
        if let denial { return Refusal(denial) }
        return self.host.refusal.map { Refusal($0) }
    }

    func decide(_ request: WebSocketUpgradeRequest) async -> WebSocketUpgradeDecision {
        guard request.path == "/v1/session" else { return Self.refuse(.notFound) }
        let key = request.queryValue(CredentialParameter.key.rawValue)
        let denial = self.access.denial(RequestHeaders(request), keyParameter: key)
        if let refusal = self.refusal(denial) { return Self.refuse(refusal) }
        return .accept(WebSocketAcceptance { connection in await self.serve(connection) })
    }

    private func serve(_ connection: WebSocketConnection) async {
        let line = ClientLine(
            connection: connection, clock: SessionClock(ContinuousClock()), engineNames: self.engineNames)
        do {
            try await self.host.hold(line)
        } catch {
            await connection.close(
                code: .tryAgainLater, reason: "all sessions are taken: try again in \(Refusal.patience) seconds")
        }
    }

    private static func refuse(_ refusal: Refusal) -> WebSocketUpgradeDecision {
        .refuse(
            WebSocketUpgradeRefusal(
                status: HTTPResponseStatus(statusCode: refusal.status), json: refusal.json,
                headers: refusal.status == 503 ? ["Retry-After": "\(Refusal.patience)"] : [:]))
    }
}
