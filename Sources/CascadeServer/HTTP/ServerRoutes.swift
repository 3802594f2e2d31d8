internal import HTTPTypes
internal import Hummingbird
internal import NIOCore

/// What the server answers over plain HTTP.
struct ServerRoutes: Sendable {
    /// The page needs nothing from elsewhere, so nothing else may run in it.
    private static let contentSecurityPolicy =
        "default-src 'self'; connect-src 'self' ws: wss:; style-src 'self'; script-src 'self'; img-src 'self' data:; "
        + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

    let page: PageFiles
    let sessions: SessionServer
    let readiness: EngineReadiness
    let elevenLabs: ElevenLabsRoutes

    func router() -> Router<BasicRequestContext> {
        let router = Router()
        router.get("/") { _, _ in self.file("index.html") }
        router.get("/web/:name") { _, context in self.file(context.parameters.get("name") ?? "") }
        router.get("/favicon.ico") { _, _ in self.file("favicon.svg") }
        router.get("/healthz") { _, _ in Self.json(.ok, #"{"sessions":\#(self.sessions.count),"status":"ok"}"#) }
        router.get("/readyz") { _, _ in self.ready() }
        router.get("/v1/session") { request, _ in self.session(request) }
        self.elevenLabs.add(to: router)
        return router
    }

    private func file(_ name: String) -> Response {
        guard let file = self.page[name] else {
            return Self.json(.notFound, Refusal.notFound.json)
        }
        return Response(
            status: .ok,
            headers: [
                .contentType: file.contentType, .cacheControl: "no-cache", .xContentTypeOptions: "nosniff",
                .contentSecurityPolicy: Self.contentSecurityPolicy,
            ],
            body: .init(byteBuffer: ByteBuffer(bytes: file.bytes)))
    }

    private func ready() -> Response {
        switch self.readiness.state {
        case .ready: Self.json(.ok, #"{"status":"ready"}"#)
        case .loading: Self.json(.serviceUnavailable, Refusal.loading.json)
        case .failed(let error): Self.json(.serviceUnavailable, Refusal.unusable(error).json)
        }
    }

    /// A plain request tells a browser's page why its WebSocket was refused, which the browser itself hides.
    private func session(_ request: Request) -> Response {
        let denial = self.sessions.access.denial(
            authorization: request.headers[.authorization], keyParameter: request.uri.queryParameters.get("key"),
            origin: request.headers[.origin], host: request.head.authority)
        let refusal = self.sessions.refusal(denial) ?? .upgradeRequired
        return Self.json(HTTPResponse.Status(code: refusal.status), refusal.json)
    }

    private static func json(_ status: HTTPResponse.Status, _ body: String) -> Response {
        Response(
            status: status, headers: [.contentType: "application/json"],
            body: .init(byteBuffer: ByteBuffer(string: body)))
    }
}
