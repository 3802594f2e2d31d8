import Cascade
import CascadeLab
import Logging
import SpeechAudio
import SpeechEngines
import Synchronization
import TurnTimes

/// A recording asked of the local engines, and everything that came of it.
struct SpokenConversation: Sendable {
    let recording: Recording
    /// What was understood, turn by turn.
    let transcripts: [String]
    /// What was answered, reply by reply.
    let replies: [String]
    let timelines: [Timeline]
    let answer: AudioClip

    /// Answers that the recognizer hears in one piece: it cuts what is longer than 20 s.
    private static let agent = Agent(generation: GenerationOptions(tokenLimit: 60))

    /// Holds several conversations at once in one process.
    static func hold(_ recordings: [Recording]) async throws -> [SpokenConversation] {
        let local = try await LocalEngineSet.shared()
        let listening = ListeningLoop()
        return try await withThrowingTaskGroup(of: SpokenConversation?.self) { group in
            group.addTask {
                await listening.run(clock: ContinuousClock())
                return nil
            }
            for recording in recordings {
                group.addTask { try await Self.hold(recording, local, listening) }
            }
            var held: [SpokenConversation] = []
            while held.count < recordings.count, let conversation = try await group.next() {
                if let conversation { held.append(conversation) }
            }
            group.cancelAll()
            return held
        }
    }

    private static func hold(
        _ recording: Recording, _ local: LocalEngineSet, _ listening: ListeningLoop
    ) async throws -> SpokenConversation {
        let events = CollectedEvents()
        let conversation = RecordedConversation(
            agent: Self.agent, engines: local.engines, listening: listening,
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
        let clip = try recording.clip()
        let answer = try await conversation.run(
            .spoken(clip, speechEnd: AcousticEnd.position(in: clip)), clock: ContinuousClock()
        ) { event, _ in events.add(event) }
        let all = events.all
        return SpokenConversation(
            recording: recording,
            transcripts: all.compactMap { if case .finalTranscript(_, let text) = $0 { text } else { nil } },
            replies: all.compactMap {
                switch $0 {
                case .replyEnded(_, let text), .replyInterrupted(_, let text): text
                default: nil
                }
            },
            timelines: all.compactMap { if case .turnEnded(let timeline) = $0 { timeline } else { nil } },
            answer: answer)
    }
}

/// Events in the order they came.
private final class CollectedEvents: Sendable {
    private let events = Mutex<[ConversationEvent]>([])

    var all: [ConversationEvent] { self.events.withLock { $0 } }

    func add(_ event: ConversationEvent) { self.events.withLock { $0.append(event) } }
}
