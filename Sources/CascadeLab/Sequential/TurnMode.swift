public import Cascade
public import SpeechEngines
public import TurnTimes

/// Whether the stages of a turn run at the same time.
public enum TurnMode: String, Sendable, CaseIterable, Codable {
    /// All at the same time: speech is recognized while it is spoken, the model reads ahead, each chunk is spoken as soon
    /// as it is cut. Nothing is made before the turn is over.
    case cascade
    /// As a cascade, and the answer is drafted behind each pause.
    case speculative
    /// One after the other, as a baseline to measure against: the whole utterance is recorded, then recognized, then
    /// answered, then spoken, and only then heard.
    case sequential

    /// The agent in this mode. A sequential turn has no words before its end, so nothing is known of its pauses: it waits
    /// 300 ms behind each, within the limits that are set, and makes no drafts.
    public func agent(_ agent: Agent) -> Agent {
        guard self != .speculative else { return agent }
        var agent = agent
        agent.turns.drafts = .off
        guard self == .sequential else { return agent }
        let limits = agent.turns.endpointing
        let wait = BudgetChoices.fixedSilence(least: limits.least, most: limits.most)
        agent.turns.endpointing = Endpointing(least: wait, most: wait)
        return agent
    }

    /// A session's engines in this mode.
    public func engines(_ engines: EngineSet, clock: SessionClock) -> SessionEngines {
        switch self {
        case .cascade, .speculative: SessionEngines(engines)
        case .sequential: .sequential(engines, clock: clock)
        }
    }
}
