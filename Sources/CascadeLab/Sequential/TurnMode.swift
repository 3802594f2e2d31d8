public import Cascade
public import SpeechEngines
public import TurnTimes

/// Whether the stages of a turn run at the same time.
public enum TurnMode: String, Sendable, CaseIterable, Codable {
    /// All at the same time: speech is recognized while it is spoken, the model reads ahead, each chunk is spoken as soon
    /// as it is cut.
    case cascade
    /// One after the other, as a baseline to measure against: the whole utterance is recorded, then recognized, then
    /// answered, then spoken, and only then heard.
    case sequential

    /// The agent in this mode. A sequential turn has no words before its end, so they cannot lengthen the wait: it waits
    /// the shorter time, and never loses to a cascade by its endpointing.
    public func agent(_ agent: Agent) -> Agent {
        guard self == .sequential else { return agent }
        var agent = agent
        agent.endpointing = Endpointing(
            afterSentence: agent.endpointing.afterSentence, otherwise: agent.endpointing.afterSentence)
        return agent
    }

    /// A session's engines in this mode.
    public func engines(_ engines: EngineSet, clock: SessionClock) -> SessionEngines {
        switch self {
        case .cascade: SessionEngines(engines)
        case .sequential: .sequential(engines, clock: clock)
        }
    }
}
