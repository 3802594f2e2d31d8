/// How a vendor's service is told and understood, for one connection. Pure; its positions are those of the session's audio.
protocol RecognizerDialect: Sendable {
    /// The messages that carry audio.
    /// - Parameter samples: -1…1 at the declared rate.
    mutating func audio(_ samples: [Float]) -> [SocketLine.Frame]

    mutating func command(_ command: RecognizerSession.Command) -> [SocketLine.Frame]

    /// - Throws: `UnreadableEvent` for what is no message.
    mutating func read(_ json: String) throws -> [RecognizerMessage]
}
