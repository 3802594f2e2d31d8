public import SpeechEngines
public import TurnTimes

/// The engines of one session: those of the process, or something around them that knows more of the times of a turn than
/// the conversation sees.
public struct SessionEngines: Sendable {
    public let engines: EngineSet
    /// Completes the timeline of a turn that has ended.
    public let revise: @Sendable (inout Timeline) -> Void

    /// Whether the processor has time for what is only likely to be wanted: drafts, and reading ahead.
    public var maySpeculate: @Sendable () -> Bool = { true }

    public init(_ engines: EngineSet, revise: @escaping @Sendable (inout Timeline) -> Void = { _ in }) {
        self.engines = engines
        self.revise = revise
    }
}
