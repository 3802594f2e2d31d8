public import SpeechEngines
public import TurnTimes

/// The engines of one session: those of the process, or something around them that knows more of the times of a turn than
/// the conversation sees.
public struct SessionEngines: Sendable {
    public let engines: EngineSet
    /// Completes the timeline of a turn that has ended.
    public let revise: @Sendable (inout Timeline) -> Void

    public init(_ engines: EngineSet, revise: @escaping @Sendable (inout Timeline) -> Void = { _ in }) {
        self.engines = engines
        self.revise = revise
    }
}
