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

    /// Quiet time after the recording in which a turn may still show itself.
    private static let patience = Duration.seconds(1)
    /// Time in which something must happen while an answer is waited for.
    private static let limit = Duration.seconds(60)

    private let agent: Agent
    private let engines: EngineSet
    private let listening: ListeningLoop
    private let mode: TurnMode
    private let logger: Logger

    /// - Parameter listening: the process's loop; must be running.
    public init(
        agent: Agent, engines: EngineSet, listening: ListeningLoop, mode: TurnMode = .cascade, logger: Logger
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
        let microphone = MicrophoneBuffer()
        let speaker = RecordingSpeaker(clock: clock)
        let progress = RecordingProgress(question)
        let clip = if case .spoken(let clip, _) = question { clip } else { AudioClip(samples: [], sampleRate: 16_000) }
        let player = try RecordedMicrophone(clip, microphone: microphone, clock: clock)
        let conversation = Conversation(
            agent: self.agent, engines: self.mode.engines(self.engines, clock: clock), microphone: microphone,
            listening: self.listening,
            speaker: speaker, clock: clock, logger: self.logger
        ) { event in
            let now = clock.now
            report(progress.take(event, at: now), now)
        }
        return try await withThrowingTaskGroup(of: AudioClip?.self) { group in
            group.addTask {
                try await conversation.run()
                return nil
            }
            group.addTask {
                progress.begin(at: clock.now)
                if case .typed(let text) = question { conversation.send(.type(text)) }
                try await player.play { progress.recordingEnded(at: clock.now) }
                return nil
            }
            group.addTask {
                try await Self.watch(conversation, speaker, progress, clock)
                return speaker.clip()
            }
            while let finished = try await group.next() {
                if let finished {
                    group.cancelAll()
                    return finished
                }
            }
            throw CancellationError()
        }
    }

    /// Reports the play-out cursor until all is answered.
    private static func watch(
        _ conversation: Conversation, _ speaker: RecordingSpeaker, _ progress: RecordingProgress,
        _ clock: SessionClock
    ) async throws {
        while true {
            try await clock.sleep(until: clock.now + .milliseconds(20))
            if let cursor = speaker.cursor { conversation.send(.played(cursor.reply, samples: cursor.samples)) }
            switch progress.wait(at: clock.now) {
            case .recording:
                break
            case .done:
                return
            case .nothing(let quiet) where quiet > Self.patience:
                return
            case .turn(let quiet) where quiet > Self.limit:
                throw EngineError(.failed, "no answer came within \(Self.limit.components.seconds) s: see the log")
            case .nothing, .turn:
                speaker.hurry()
            }
        }
    }
}
