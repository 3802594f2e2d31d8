public import Cascade
internal import Logging
internal import ScriptedEngines
public import SpeechEngines
public import TurnTimes

/// A session on scripted engines and a manual clock, as tests use it.
public struct ScriptedSession: Sendable {
    public let clock = ManualClock()
    public let time: SessionClock
    public let microphone: FakeMicrophone
    private let line: FakeLine
    private let session: Session

    public var speaker: FakeSpeaker { self.line.fakeSpeaker }

    public var events: EventLog<ConversationEvent> { self.line.events }

    public var conversation: Conversation { self.session.conversation }

    /// - Parameter decorate: what the session's engines are, made of the scripted ones.
    public init(
        agent: Agent = Agent(), script: [String] = ["What is it?"],
        decorate: @Sendable (EngineSet, SessionClock) -> SessionEngines = { engines, _ in SessionEngines(engines) },
        model: (ManualClock) -> any LanguageModel, synthesizer: (ManualClock) -> any Synthesizer
    ) {
        let listening = ListeningLoop()
        self.time = SessionClock(self.clock)
        self.line = FakeLine(clock: self.time)
        self.microphone = FakeMicrophone(
            microphone: self.line.microphone, listening: listening, clock: self.clock, time: self.time)
        let engines = EngineSet(
            recognizer: ScriptedRecognizer(script: script), detector: ScriptedDetector(),
            model: model(self.clock), synthesizer: synthesizer(self.clock))
        self.session = Session(
            id: "scripted", agent: agent, engines: decorate(engines, self.time), line: self.line, listening: listening,
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
    }

    /// Runs the session beside the test's body and ends it.
    public func run(_ body: @Sendable (ScriptedSession) async throws -> Void) async throws {
        try await withThrowingTaskGroup { group in
            group.addTask { try await self.session.run() }
            await self.events.wait { if case .ready = $0 { true } else { false } }
            try await body(self)
            group.cancelAll()
        }
    }

    /// Speaks a turn and waits until it was understood.
    public func ask() async {
        self.microphone.speak(for: .milliseconds(1000))
        self.microphone.pause(for: .milliseconds(100))
        await self.events.wait { if case .speechStopped = $0 { true } else { false } }
        self.microphone.pause(for: .milliseconds(400))
        await self.events.wait { if case .finalTranscript = $0 { true } else { false } }
    }
}
