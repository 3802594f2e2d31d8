internal import Cascade
internal import Synchronization
internal import TurnTimes

/// How far a recorded conversation has come.
final class RecordingProgress: Sendable {
    /// What there is to wait for once the recording is over.
    enum Wait {
        /// The recording plays.
        case recording
        /// A turn waits for its end.
        case turn(quiet: Duration)
        /// All turns have ended; another may still show itself in a recording.
        case nothing(quiet: Duration)
        /// The typed turn has ended.
        case done
    }

    private struct State {
        var start = Duration.zero
        var end: Duration?
        var lastEvent = Duration.zero
        var openTurns: Set<TurnID> = []
        var hasAnswered = false
    }

    private let state = Mutex(State())
    private let speechEnd: Duration?
    private let isTyped: Bool

    init(_ question: RecordedConversation.Question) {
        switch question {
        case .spoken(_, let speechEnd): (self.speechEnd, self.isTyped) = (speechEnd, false)
        case .typed: (self.speechEnd, self.isTyped) = (nil, true)
        }
    }

    func begin(at now: Duration) { self.state.withLock { ($0.start, $0.lastEvent) = (now, now) } }

    func recordingEnded(at now: Duration) { self.state.withLock { $0.end = now } }

    func wait(at now: Duration) -> Wait {
        self.state.withLock { state in
            guard let end = state.end else { return .recording }
            if self.isTyped, state.hasAnswered { return .done }
            let quiet = now - max(state.lastEvent, end)
            return state.openTurns.isEmpty ? .nothing(quiet: quiet) : .turn(quiet: quiet)
        }
    }

    /// Notes an event; a turn that ended with the recording gets the recording's end of speech.
    func take(_ event: ConversationEvent, at now: Duration) -> ConversationEvent {
        self.state.withLock { state in
            state.lastEvent = now
            switch event {
            case .speechStarted(let turn), .replyStarted(_, let turn): state.openTurns.insert(turn)
            case .turnDropped(let turn): state.openTurns.remove(turn)
            case .turnEnded(var timeline):
                state.openTurns.remove(timeline.turn)
                state.hasAnswered = true
                if let speechEnd, Self.isLast(timeline, speechEnd: state.start + speechEnd) {
                    timeline.origin = .recorded
                    timeline.marks[.acousticEnd] = state.start + speechEnd
                    return .turnEnded(timeline)
                }
            default: break
            }
            return event
        }
    }

    /// Whether the detector's end of speech is the recording's, give or take how they differ on soft endings.
    private static func isLast(_ timeline: Timeline, speechEnd: Duration) -> Bool {
        guard let estimate = timeline.marks[.acousticEnd] else { return false }
        return estimate > speechEnd - .milliseconds(500) && estimate < speechEnd + .milliseconds(500)
    }
}
