public import Cascade
public import Logging
public import SpeechAudio
public import SpeechEngines
internal import TurnTimes

/// A session whose user is a recording, or a typed text.
public struct RecordedConversation: Sendable {
    /// What the user says.
    public enum Question: Sendable {
        /// Played in real time, then silence.
        /// - Parameter speechEnd: where speech ends in the recording, if that is known.
        case spoken(AudioClip, speechEnd: Duration?)
        case typed(String)
    }

    private let agent: Agent
    private let engines: EngineSet
    private let listening: ListeningLoop
    private let mode: TurnMode
    private let logger: Logger

    /// - Parameter listening: the process's loop; must be running.
    public init(
        agent: Agent, engines: EngineSet, listening: ListeningLoop, mode: TurnMode = .speculative, logger: Logger
    ) {
        self.agent = mode.agent(agent)
        self.mode = mode
        self.engines = engines
        self.listening = listening
        self.logger = logger
    }

    /// Asks, and listens until every turn is answered.
    ///
    /// Timelines of turns that end with a recording carry its own end of speech.
    /// - Parameter report: takes each event in order with the session's time.
    /// - Returns: the answers as they were heard.
    public func run(
        _ question: Question, clock: some Clock<Duration>,
        report: @escaping @Sendable (ConversationEvent, Duration) -> Void
    ) async throws -> AudioClip {
        let clock = SessionClock(clock)
        let line = try RecordedLine(question, clock: clock, report: report)
        let session = Session(
            id: "recording", agent: self.agent, engines: self.mode.engines(self.engines, clock: clock), line: line,
            listening: self.listening, logger: self.logger)
        try await session.run()
        return line.recordingSpeaker.clip()
    }
}
