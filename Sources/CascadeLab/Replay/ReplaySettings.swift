public import Cascade

/// What a replay may set otherwise than the session had it.
public struct ReplaySettings: Sendable, Equatable {
    public var turns: TurnSettings
    /// Sound of this length may interrupt the agent.
    public var bargeIn: Duration
    /// Whether what the turn model thought counts.
    public var hearsTurnModel: Bool

    public init(_ agent: Agent = Agent(), hearsTurnModel: Bool = true) {
        self.turns = agent.turns
        self.bargeIn = agent.bargeIn
        self.hearsTurnModel = hearsTurnModel
    }
}
