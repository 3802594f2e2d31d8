/// How a vendor's service is told and understood, for one connection. Pure; its positions are those of the session's audio.
protocol RecognizerDialect: Sendable {
    /// The messages that carry audio.
    /// - Parameter samples: -1…1 at the declared rate.
    mutating func audio(_ samples: [Float]) -> [SocketLine.Frame]

    mutating func command(_ command: RecognizerSession.Command) -> [SocketLine.Frame]

    /// - Throws: `UnreadableEvent` for what is no message.
    mutating func read(_ json: String) throws -> [RecognizerMessage]

    /// What a message has left open until another one follows; it was waited for long enough.
    mutating func release() -> [RecognizerMessage]

    /// Whether `release` has something to say if no other message follows soon.
    var isHolding: Bool { get }
}

extension RecognizerDialect {
    mutating func release() -> [RecognizerMessage] { [] }
    var isHolding: Bool { false }
}
