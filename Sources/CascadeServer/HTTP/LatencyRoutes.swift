internal import HTTPTypes
internal import Hummingbird
internal import Logging
internal import NIOCore

/// What is known of turns, over plain HTTP, for whom the server lets in.
struct LatencyRoutes: Sendable {
    let keeping: TurnKeeping
    let access: Access
    let logger: Logger

    func add(to router: Router<BasicRequestContext>) {
        router.get("/v1/latency") { request, _ in
            await self.answer(request) { .json(.ok, JSONText.of(self.keeping.report)) }
        }
        router.get("/v1/turns") { request, _ in
            await self.answer(request) {
                let parameters = request.uri.queryParameters
                let range = 1...TurnStore.longestAnswer
                guard let limit = Int(parameters.get("limit") ?? "50"), range.contains(limit) else {
                    return Self.refuse(.badRequest("limit takes \(range.lowerBound) to \(range.upperBound)"))
                }
                let turns = try await self.keeping.store.turns(limit: limit, session: parameters.get("session"))
                return .json(.ok, #"{"turns":[\#(turns.joined(separator: ","))]}"#)
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

    private func answer(_ request: Request, _ body: () async throws -> Response) async -> Response {
        if let denial = self.access.denial(request) { return Self.refuse(Refusal(denial)) }
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
