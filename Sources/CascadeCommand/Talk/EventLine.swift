internal import Cascade
internal import SessionEvents
internal import SessionWire
internal import SpeechAudio
internal import SpeechEngines
internal import TurnTimes

/// Session events as lines of output.
enum EventLine {
    /// One JSON object as session clients get it; times in milliseconds since the session began. Nil for events that
    /// only a transport tells.
    static func json(_ event: ConversationEvent, at time: Duration) -> String? {
        SessionEvent(event)?.json(at: time.milliseconds)
    }

    /// A line for a person, nil for events that say little.
    static func plain(_ event: ConversationEvent) -> String? {
        switch event {
        case .finalTranscript(_, let text): return "you:   \(text)"
        case .replyEnded(_, let text): return "agent: \(Self.oneLine(text))"
        case .replyInterrupted(_, let text): return "agent: \(Self.oneLine(text)) — interrupted"
        case .turnResumed: return "(you went on: the answer is taken back)"
        case .turnDropped: return "(no words were understood)"
        case .engineFellBack(let fallback):
            return "note:  \(fallback.next) answers for \(fallback.failed): \(fallback.error.message)"
        case .failed(let error): return "error: \(error.message)"
        case .turnEnded(let timeline):
            let parts = LatencyName.allCases.compactMap { name in
                timeline[name].map { "\(name.rawValue) \(Int($0.milliseconds.rounded())) ms" }
            }
            return "       " + parts.joined(separator: ", ")
        case .ready, .speechStarted, .speechStopped, .partialTranscript, .replyStarted, .replyText, .replyStopgap,
            .replyAudioEnded:
            return nil
        }
    }

    private static func oneLine(_ text: String) -> String {
        text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}
