internal import TurnTimes
internal import WebSockets

/// Waits for a server whose engines still load.
enum ServerReadiness {
    private static let limit = Duration.seconds(60)

    /// Returns once the server lets a session in.
    /// - Throws: `WebSocketError` if it cannot be reached or refuses for another reason, or still does after a minute.
    static func wait(for url: String, _ client: WebSocketClient, _ clock: SessionClock) async throws {
        let end = clock.now + Self.limit
        while true {
            do {
                try await client.withConnection(to: WebSocketClientRequest(url: url)) { _ in }
                return
            } catch let error as WebSocketError where error.refusal?.status == 503 && clock.now < end {
                try await clock.sleep(until: clock.now + .milliseconds(100))
            }
        }
    }
}
