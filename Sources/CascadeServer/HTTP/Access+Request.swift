internal import HTTPTypes
internal import Hummingbird

extension Access {
    /// Nil if the client may ask.
    func denial(_ request: Request) -> Denial? {
        self.denial(
            authorization: request.headers[.authorization], keyParameter: request.uri.queryParameters.get("key"),
            origin: request.headers[.origin], host: request.head.authority)
    }
}
