/// One reply's way to the service: a socket of its own, or a context in a shared one.
protocol SpeechLine: Sendable {
    /// Returns when the line needs no more care, at the latest after `close` or when the task is cancelled.
    func run() async

    /// Never waits.
    func send(_ command: SpeechCommand)

    /// Ends the line; what it still says is not heard.
    /// - Parameter isBroken: whether no other line should share its connection.
    func close(isBroken: Bool)
}

/// Where lines come from.
protocol SpeechLineSource: Sendable {
    /// - Parameter report: told what the line says and how it ends, in order; must return at once.
    /// - Throws: `EngineError`, or `CancellationError`.
    func open(_ number: Int, report: @escaping @Sendable (SpokenReply.Event) -> Void) async throws -> any SpeechLine
}
