internal import Foundation
internal import TurnTimes

extension SessionEvent {
    /// One JSON object on one line.
    /// - Parameter milliseconds: the session's time.
    public func json(at milliseconds: Double) -> String {
        guard case .turnLatency(let timeline) = self else {
            let head: [String: JSONValue] = ["at_ms": .number(milliseconds), "type": .text(self.type)]
            return JSONValue.object(self.fields.merging(head) { own, _ in own }).json
        }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.withoutEscapingSlashes, .sortedKeys]
        // Only a number that is not finite cannot be written; the event is still told.
        let fields = (try? encoder.encode(timeline)).map { String(decoding: $0, as: UTF8.self) } ?? "{}"
        // All names of a timeline's fields come between these two.
        return """
            {"at_ms":\(JSONValue.number(milliseconds).json)\(fields == "{}" ? "" : ",")\(fields.dropFirst().dropLast()),\
            "type":"\(self.type)"}
            """
    }

    private var type: String {
        switch self {
        case .ready: "session.ready"
        case .speechStarted: "speech_started"
        case .speechStopped: "speech_stopped"
        case .partialTranscript: "partial_transcript"
        case .finalTranscript: "final_transcript"
        case .turnDropped: "turn_dropped"
        case .replyStarted: "reply_started"
        case .replyText: "reply_text"
        case .replyStopgap: "reply_stopgap"
        case .replyAudioEnded: "reply_audio_ended"
        case .turnResumed: "turn_resumed"
        case .replyLowered: "reply_lowered"
        case .replyRaised: "reply_raised"
        case .replyPaused: "reply_paused"
        case .replyResumed: "reply_resumed"
        case .replyEnded: "reply_ended"
        case .replyInterrupted: "reply_interrupted"
        case .turnLatency: "turn_latency"
        case .engineFallback: "engine_fallback"
        case .error: "error"
        case .pong: "pong"
        }
    }

    private var fields: [String: JSONValue] {
        switch self {
        case .ready(let session, let sampleRate, let engines):
            [
                "protocol": .number(SessionProtocol.version), "session": .text(session),
                "sample_rate": .number(sampleRate), "engines": .object(engines.mapValues(JSONValue.text)),
            ]
        case .speechStarted(let turn), .speechStopped(let turn), .turnDropped(let turn): ["turn": .number(turn)]
        case .partialTranscript(let text): ["text": .text(text)]
        case .finalTranscript(let turn, let text): ["turn": .number(turn), "text": .text(text)]
        case .replyStarted(let reply, let turn): ["reply": .number(reply), "turn": .number(turn)]
        case .replyText(let reply, let text), .replyStopgap(let reply, let text), .replyEnded(let reply, let text),
            .replyInterrupted(let reply, let text):
            ["reply": .number(reply), "text": .text(text)]
        case .replyAudioEnded(let reply, let samples): ["reply": .number(reply), "samples": .number(samples)]
        case .turnResumed(let turn): ["turn": .number(turn)]
        case .replyLowered(let reply), .replyRaised(let reply), .replyPaused(let reply), .replyResumed(let reply):
            ["reply": .number(reply)]
        case .turnLatency: [:]
        case .engineFallback(let stage, let failed, let next, let code, let message):
            [
                "stage": .text(stage), "failed": .text(failed), "next": .text(next), "code": .text(code),
                "message": .text(message),
            ]
        case .error(let code, let message, let retryable):
            ["code": .text(code), "message": .text(message), "retryable": .flag(retryable)]
        case .pong(let id): ["id": .number(id)]
        }
    }
}
