/// A peer's mistake, and the code and reason that tell it.
struct CloseFailure: Error, Equatable, Sendable {
    let code: WebSocketCloseCode
    let reason: String
}
