import Cascade
import CascadeTesting
import Logging
import ScriptedEngines
import SpeechEngines
import TurnTimes

/// A session on scripted engines and a manual clock, as tests use it.
struct ScriptedSession {
    let clock = ManualClock()
    let time: SessionClock
    let speaker = FakeSpeaker()
    let events = EventLog<ConversationEvent>()
    let microphone: FakeMicrophone
    let conversation: Conversation

    init(
        agent: Agent = Agent(), script: [String] = ["What is it?"],
        model: (ManualClock) -> any LanguageModel, synthesizer: (ManualClock) -> any Synthesizer
    ) {
        let listening = ListeningLoop()
        let buffer = MicrophoneBuffer()
        self.time = SessionClock(self.clock)
        self.microphone = FakeMicrophone(
            microphone: buffer, listening: listening, clock: self.clock, time: self.time)
        let engines = EngineSet(
            recognizer: ScriptedRecognizer(script: script), detector: ScriptedDetector(),
            model: model(self.clock), synthesizer: synthesizer(self.clock))
        self.conversation = Conversation(
            agent: agent, engines: engines, microphone: buffer, listening: listening, speaker: self.speaker,
            clock: self.time, logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        ) { [events] event in
            events.add(event)
        }
    }

    /// Runs the session beside the test's body and ends it.
    func run(_ body: @Sendable (ScriptedSession) async throws -> Void) async throws {
        try await withThrowingTaskGroup { group in
            group.addTask { try await self.conversation.run() }
            await self.events.wait { if case .ready = $0 { true } else { false } }
            try await body(self)
            group.cancelAll()
        }
    }

    /// Speaks a turn and waits until it was understood.
    func ask() async {
        self.microphone.speak(for: .milliseconds(1000))
        self.microphone.pause(for: .milliseconds(100))
        await self.events.wait { if case .speechStopped = $0 { true } else { false } }
        self.microphone.pause(for: .milliseconds(400))
        await self.events.wait { if case .finalTranscript = $0 { true } else { false } }
    }
}
