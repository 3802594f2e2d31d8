internal import Cascade
internal import ElevenLabsServer
internal import HTTPTypes
internal import Hummingbird
internal import NIOCore
internal import ServerEdge
internal import SessionHosting
internal import WebSockets

/// What the server answers over plain HTTP.
struct ServerRoutes: Sendable {
    /// The page needs nothing from elsewhere, so nothing else may run in it.
    private static let contentSecurityPolicy =
        "default-src 'self'; connect-src 'self' ws: wss:; style-src 'self'; script-src 'self'; img-src 'self' data:; "
        + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

    let page: PageFiles
    let sessions: SessionSockets
    let readiness: EngineReadiness
    let headroom: HeadroomWatch
    let latency: LatencyRoutes
    let elevenLabs: ElevenLabsServer

    func router() -> Router<BasicRequestContext> {
        let router = Router()
        let open = router.group().add(middleware: OwnNames(access: self.sessions.access))
        open.get("/") { _, _ in self.file("index.html") }
        open.get("/web/:name") { _, context in self.file(context.parameters.get("name") ?? "") }
        open.get("/favicon.ico") { _, _ in self.file("favicon.svg") }
        open.get("/healthz") { _, _ in self.health() }
        open.get("/readyz") { _, _ in self.ready() }
        router.get("/v1/session") { request, _ in self.session(request) }
        self.latency.add(to: router)
        self.elevenLabs.addRoutes(to: router)
        return router
    }

    private func file(_ name: String) -> Response {
        guard let file = self.page[name] else {
            return .json(.notFound, Refusal.notFound.json)
        }
        return Response(
            status: .ok,
            headers: [
                .contentType: file.contentType, .cacheControl: "no-cache", .xContentTypeOptions: "nosniff",
                .contentSecurityPolicy: Self.contentSecurityPolicy,
            ],
            body: .init(byteBuffer: ByteBuffer(bytes: file.bytes)))
    }

    private func health() -> Response {
        let tally = self.sessions.host.listeningTally
        return .json(
            .ok,
            #"{"headroom":"\#(self.headroom.level.rawValue)","#
                + #""listening":{"lost_ms":\#(Int(tally.lost / .milliseconds(1))),"missed_looks":\#(tally.missedLooks)},"#
                + #""sessions":\#(self.sessions.host.count),"status":"ok"}"#)
    }

    private func ready() -> Response {
        switch self.readiness.state {
        case .ready: .json(.ok, #"{"status":"ready"}"#)
        case .loading: .json(.serviceUnavailable, Refusal.loading.json)
        case .failed(let error): .json(.serviceUnavailable, Refusal.unusable(error).json)
        }
    }

    /// A plain request tells a browser's page why its WebSocket was refused, which the browser itself hides.
    private func session(_ request: Request) -> Response {
        let key = QueryParameters(request.uri.query ?? "")[CredentialParameter.key.rawValue]
        let denial = self.sessions.access.denial(RequestHeaders(request), keyParameter: key)
        let refusal = self.sessions.refusal(denial) ?? .upgradeRequired
        return .json(HTTPResponse.Status(code: refusal.status), refusal.json)
    }
}
