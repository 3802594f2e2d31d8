internal import Cascade
internal import SpeechAudio
internal import SpeechEngines
internal import TurnTimes

/// A recording, or a typed text, as a line: it asks, and hangs up when every turn is answered.
struct RecordedLine: Line {
    /// Quiet time after the recording in which a turn may still show itself.
    private static let patience = Duration.seconds(1)
    /// Time in which something must happen while an answer is waited for.
    private static let limit = Duration.seconds(60)

    let clock: SessionClock
    let microphone: MicrophoneBuffer
    let recordingSpeaker: RecordingSpeaker
    private let question: RecordedConversation.Question
    private let progress: RecordingProgress
    private let player: RecordedMicrophone
    private let report: @Sendable (ConversationEvent, Duration) -> Void

    /// - Parameter report: takes each event in order with the session's time.
    init(
        _ question: RecordedConversation.Question, clock: SessionClock,
        report: @escaping @Sendable (ConversationEvent, Duration) -> Void
    ) throws(AudioError) {
        self.clock = clock
        self.question = question
        self.report = report
        self.microphone = MicrophoneBuffer()
        self.recordingSpeaker = RecordingSpeaker(clock: clock)
        self.progress = RecordingProgress(question)
        let clip = if case .spoken(let clip, _) = question { clip } else { AudioClip(samples: [], sampleRate: 16_000) }
        self.player = try RecordedMicrophone(clip, microphone: self.microphone, clock: clock)
    }

    var speaker: any Speaker { self.recordingSpeaker }

    func tell(_ event: ConversationEvent) {
        let now = self.clock.now
        self.report(self.progress.take(event, at: now), now)
    }

    func carry(_ session: Session) async throws {
        try await withThrowingTaskGroup { group in
            self.progress.begin(at: self.clock.now)
            if case .typed(let text) = self.question { session.conversation.send(.type(text)) }
            group.addTask { try await self.player.play { self.progress.recordingEnded(at: self.clock.now) } }
            group.addTask { try await self.watch(session.conversation) }
            defer { group.cancelAll() }
            // Playing goes on with silence; who watches knows when all is answered.
            try await group.next()
        }
    }

    func close(_ error: any Error) async {}

    /// Reports the play-out cursor until all is answered.
    private func watch(_ conversation: Conversation) async throws {
        while true {
            try await self.clock.sleep(until: self.clock.now + .milliseconds(20))
            if let cursor = self.recordingSpeaker.cursor {
                conversation.send(.played(cursor.reply, samples: cursor.samples))
            }
            switch self.progress.wait(at: self.clock.now) {
            case .recording:
                break
            case .done:
                return
            case .nothing(let quiet) where quiet > Self.patience:
                return
            case .turn(let quiet) where quiet > Self.limit:
                throw EngineError(.failed, "no answer came within \(Self.limit.components.seconds) s: see the log")
            case .nothing, .turn:
                self.recordingSpeaker.hurry()
            }
        }
    }
}
