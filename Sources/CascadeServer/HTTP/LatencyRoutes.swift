internal import Cascade
internal import HTTPTypes
internal import Hummingbird
internal import Logging
internal import NIOCore
internal import ServerEdge
internal import SessionHosting
internal import WebSockets

/// What is known of turns, over plain HTTP, for whom the server lets in.
struct LatencyRoutes: Sendable {
    let keeping: TurnKeeping
    let agent: Agent
    let access: Access
    let logger: Logger

    func add(to router: some RouterMethods<BasicRequestContext>) {
        router.get("/v1/latency") { request, _ in
            await self.answer(request) { .json(.ok, JSONText.of(self.keeping.report)) }
        }
        router.get("/v1/turns") { request, _ in
            await self.answer(request) {
                try await self.turns(request, limit: 50) { #"{"turns":[\#($0.joined(separator: ","))]}"# }
            }
        }
        router.get("/v1/budget") { request, _ in
            await self.answer(request) {
                try await self.turns(request, limit: 100) { try JSONText.of(BudgetReport(records: $0)) }
            }
        }
        router.get("/v1/schedules") { request, _ in
            await self.answer(request) {
                .json(.ok, JSONText.of(ScheduleReport(pace: self.keeping.pace, agent: self.agent)))
            }
        }
        router.get("/v1/sessions/:session") { request, context in
            await self.answer(request) {
                let id = context.parameters.get("session") ?? ""
                guard let session = try await self.keeping.store.session(id) else {
                    return Self.refuse(.unknownSession)
                }
                return .json(.ok, session)
            }
        }
    }

    /// Answers with what is made of the records that the request asks for, the latest first.
    private func turns(_ request: Request, limit: Int, _ text: ([String]) throws -> String) async throws -> Response {
        let range = TurnsQuery.limits
        guard let query = TurnsQuery(reading: QueryParameters(request.uri.query ?? ""), limit: limit) else {
            return Self.refuse(.badRequest("limit takes \(range.lowerBound) to \(range.upperBound)"))
        }
        let records = try await self.keeping.store.turns(limit: query.limit, session: query.session)
        return .json(.ok, try text(records))
    }

    private func answer(_ request: Request, _ body: () async throws -> Response) async -> Response {
        let key = QueryParameters(request.uri.query ?? "")[CredentialParameter.key.rawValue]
        if let denial = self.access.denial(RequestHeaders(request), keyParameter: key) {
            return Self.refuse(Refusal(denial))
        }
        do {
            var response = try await body()
            response.headers[.cacheControl] = "no-store"
            return response
        } catch {
            self.logger.error("the store cannot be read", metadata: ["reason": "\(error)"])
            return Self.refuse(.unreadableStore)
        }
    }

    private static func refuse(_ refusal: Refusal) -> Response {
        .json(HTTPResponse.Status(code: refusal.status), refusal.json)
    }
}
