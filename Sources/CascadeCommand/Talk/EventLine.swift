internal import Cascade
internal import Foundation
internal import SpeechAudio
internal import SpeechEngines

/// Session events as lines of output.
enum EventLine {
    /// One JSON object; times in milliseconds since the session began.
    static func json(_ event: ConversationEvent, at time: Duration) -> String? {
        var fields = Self.fields(event)
        fields["at_ms"] = .number(time.milliseconds)
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.withoutEscapingSlashes, .sortedKeys]
        // Fields are texts and finite numbers, which always encode.
        guard let data = try? encoder.encode(fields) else { return nil }
        return String(decoding: data, as: UTF8.self)
    }

    /// A line for a person, nil for events that say little.
    static func plain(_ event: ConversationEvent) -> String? {
        switch event {
        case .finalTranscript(_, let text): return "you:   \(text)"
        case .replyEnded(_, let text): return "agent: \(Self.oneLine(text))"
        case .replyInterrupted(_, let text): return "agent: \(Self.oneLine(text)) — interrupted"
        case .turnDropped: return "(no words were understood)"
        case .failed(let error): return "error: \(error.message)"
        case .turnEnded(let timeline):
            let parts = LatencyName.allCases.compactMap { name in
                timeline[name].map { "\(name.rawValue) \(Int($0.milliseconds.rounded())) ms" }
            }
            return "       " + parts.joined(separator: ", ")
        case .ready, .speechStarted, .speechStopped, .partialTranscript, .replyStarted, .replyText, .replyAudioEnded:
            return nil
        }
    }

    private static func fields(_ event: ConversationEvent) -> [String: JSONValue] {
        switch event {
        case .ready: ["type": "session_ready"]
        case .speechStarted(let turn): ["type": "speech_started", "turn": .number(turn)]
        case .speechStopped(let turn): ["type": "speech_stopped", "turn": .number(turn)]
        case .partialTranscript(let text): ["type": "partial_transcript", "text": .text(text)]
        case .finalTranscript(let turn, let text):
            ["type": "final_transcript", "turn": .number(turn), "text": .text(text)]
        case .turnDropped(let turn): ["type": "turn_dropped", "turn": .number(turn)]
        case .replyStarted(let reply, let turn):
            ["type": "reply_started", "reply": .number(reply), "turn": .number(turn)]
        case .replyText(let reply, let text): ["type": "reply_text", "reply": .number(reply), "text": .text(text)]
        case .replyAudioEnded(let reply, let samples):
            ["type": "reply_audio_ended", "reply": .number(reply), "samples": .number(Double(samples))]
        case .replyEnded(let reply, let text): ["type": "reply_ended", "reply": .number(reply), "text": .text(text)]
        case .replyInterrupted(let reply, let text):
            ["type": "reply_interrupted", "reply": .number(reply), "text": .text(text)]
        case .failed(let error): ["type": "error", "code": .text(error.code.rawValue), "message": .text(error.message)]
        case .turnEnded(let timeline): Self.fields(timeline)
        }
    }

    private static func fields(_ timeline: Timeline) -> [String: JSONValue] {
        let latencies = LatencyName.allCases.compactMap { name in
            timeline[name].map { (name.rawValue, JSONValue.number($0.milliseconds)) }
        }
        let marks = timeline.marks.map { ($0.rawValue, JSONValue.number($1.milliseconds)) }
        return [
            "type": "turn_latency", "turn": .number(timeline.turn), "origin": .text(timeline.origin.rawValue),
            "latency_ms": .object(Dictionary(uniqueKeysWithValues: latencies)),
            "marks_ms": .object(Dictionary(uniqueKeysWithValues: marks)),
            "tokens": .number(Double(timeline.tokens)), "characters": .number(Double(timeline.characters)),
            "chunks": .number(Double(timeline.chunks)), "audio_ms": .number(timeline.audio.milliseconds),
        ]
    }

    private static func oneLine(_ text: String) -> String {
        text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}
