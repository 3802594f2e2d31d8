internal import HTTPTypes
internal import Hummingbird
internal import ServerEdge

/// Refuses requests that ask for the server by a name that is not its own.
struct OwnNames: RouterMiddleware {
    typealias Context = BasicRequestContext

    let access: Access

    func handle(
        _ request: Request, context: BasicRequestContext,
        next: (Request, BasicRequestContext) async throws -> Response
    ) async throws -> Response {
        if let denial = self.access.denial(ofHost: RequestHeaders(request)) {
            let refusal = Refusal(denial)
            return .json(HTTPResponse.Status(code: refusal.status), refusal.json)
        }
        return try await next(request, context)
    }
}
