internal import TurnTimes
internal import WebSockets

/// What the age of a call does to the time until its answers sound, and what another session waits meanwhile.
///
/// Every turn is typed and interrupted at its first sound. At each fifth turn a new session asks at the same moment.
public struct LongCall: Sendable {
    private static let otherInterval = 5
    private static let otherQuestion = "What is the capital of France?"

    private let url: String
    private let prompts: [String]
    private let turns: Int
    private let clock = SessionClock(ContinuousClock())

    /// - Parameters:
    ///   - url: where the server takes sessions.
    ///   - prompts: what is typed, again and again; at least one.
    ///   - turns: how many turns the call has.
    public init(url: String, prompts: [String], turns: Int) {
        self.url = url
        self.prompts = prompts
        self.turns = turns
    }

    /// Makes the call.
    /// - Parameter report: takes each turn when it is over; must return at once.
    /// - Throws: `LabError` if a turn is not answered, `WebSocketError` if the server cannot be reached.
    public func run(report: @escaping @Sendable (LongCallTurn) -> Void) async throws -> [LongCallTurn] {
        try await ServerReadiness.wait(for: self.url, WebSocketClient(), self.clock)
        return try await TypedSession.run(self.url, self.clock) { call in
            var turns: [LongCallTurn] = []
            for number in 1...max(1, self.turns) {
                let text = "Question \(number). \(self.prompts[(number - 1) % self.prompts.count])"
                async let other: Duration? = number % Self.otherInterval == 0 ? self.askAnew() : nil
                let (sound, own) = try await call.ask(text, reply: number)
                try await call.interrupt(after: sound)
                let turn = LongCallTurn(number: number, own: own, other: try await other)
                turns.append(turn)
                report(turn)
            }
            return turns
        }
    }

    private func askAnew() async throws -> Duration {
        try await TypedSession.run(self.url, self.clock) { session in
            try await session.ask(Self.otherQuestion, reply: 1).after
        }
    }
}
