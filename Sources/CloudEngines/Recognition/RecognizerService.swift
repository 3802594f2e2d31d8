internal import SpeechEngines
internal import WebSockets

/// A vendor's recognition service, as its streams need it.
struct RecognizerService: Sendable {
    let fault: SocketFault
    let clock: EngineClock
    /// Opens a connection.
    /// - Throws: `EngineError`, or `CancellationError`.
    let connect: @Sendable () async throws -> WebSocketConnection
    /// The dialect of a new connection.
    let dialect: @Sendable () -> any RecognizerDialect
    /// Why a connection ended, as far as its end tells.
    var failure: @Sendable (WebSocketClosure) -> EngineError? = { _ in nil }

    /// Opens a connection and closes it, which costs nothing.
    /// - Returns: the time until the service has let us in.
    func reach() async throws -> Duration {
        let start = self.clock.now
        let connection = try await self.connect()
        let time = self.clock.now - start
        await connection.close()
        return time
    }
}
